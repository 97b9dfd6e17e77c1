import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Where alarms go. */
export class AlarmTopic extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, email: string | undefined) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: 'Depositary alarms', enforceSSL: true });
    // A policy of its own replaces the one that lets the account's own alarms in.
    this.admit('cloudwatch.amazonaws.com');
    if (email !== undefined) this.topic.addSubscription(new EmailSubscription(email));
  }

  /** Lets a service tell about things of this account. */
  admit(service: string): void {
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
  }
}

export interface AlarmRule {
  metric: IMetric;
  /** The alarm goes off when the metric reaches this; with `below`, when it stays under it. */
  threshold: number;
  below?: boolean;
  /** How many periods in a row. */
  periods?: number;
  /** high: readers or publishing are affected now. medium: they will be, if nobody looks. */
  severity: 'high' | 'medium';
  /** What it means, as a sentence. */
  says: string;
  /** A section of docs/runbook.md, as its heading is written in an address. */
  runbook: string;
  /** Whether no data is a reason for the alarm; for counts of faults, no data is good news. */
  missing: 'fine' | 'alarm';
}

/** Adds an alarm that says what to do and tells somebody, both when it goes off and when it is over. */
export function raiseAlarm(scope: Construct, id: string, topic: ITopic, rule: AlarmRule): Alarm {
  const alarm = new Alarm(scope, id, {
    metric: rule.metric,
    threshold: rule.threshold,
    comparisonOperator: rule.below
      ? ComparisonOperator.LESS_THAN_THRESHOLD
      : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: rule.periods ?? 1,
    alarmDescription: `[${rule.severity}] ${rule.says} See docs/runbook.md#${rule.runbook}`,
    treatMissingData: rule.missing === 'alarm' ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
  });
  alarm.addAlarmAction(new SnsAction(topic));
  alarm.addOkAction(new SnsAction(topic));
  return alarm;
}
