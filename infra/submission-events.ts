import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { EventField, Match, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { raiseAlarm } from './alarms.ts';
import type { PipelineFunction } from './pipeline-function.ts';
import type { Surroundings } from './pipeline-functions.ts';

/** How often what is there is compared with what should be there. */
export const RECONCILE_EVERY = Duration.minutes(15);

export interface SubmissionEventsProps extends Surroundings {
  stateMachine: StateMachine;
  reconcile: PipelineFunction;
}

/** What sets the pipeline going: a submission that was created, and the clock. */
export class SubmissionEvents extends Construct {
  readonly undelivered: Queue;

  constructor(scope: Construct, id: string, props: SubmissionEventsProps) {
    super(scope, id);
    this.undelivered = new Queue(this, 'Undelivered', {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    const rules = { Submitted: this.#onSubmission(props), Reconcile: this.#onSchedule(props.reconcile) };
    const { alarmTopic } = props.delivery;
    for (const [name, rule] of Object.entries(rules)) {
      raiseAlarm(this, `${name}Undelivered`, alarmTopic, {
        metric: new Metric({
          namespace: 'AWS/Events',
          metricName: 'FailedInvocations',
          dimensionsMap: { RuleName: rule.ruleName },
          statistic: Stats.SUM,
          period: Duration.minutes(5),
        }),
        threshold: 1,
        severity: 'high',
        says: `EventBridge could not start what the rule ${name} starts.`,
        runbook: 'rule-failed',
        missing: 'fine',
      });
    }
    raiseAlarm(this, 'UndeliveredEvents', alarmTopic, {
      metric: this.undelivered.metricApproximateNumberOfMessagesVisible({
        statistic: Stats.MAXIMUM,
        period: Duration.minutes(5),
      }),
      threshold: 1,
      severity: 'high',
      says: 'A submission arrived and the pipeline was not started for it.',
      runbook: 'undelivered-events',
      missing: 'fine',
    });
  }

  #onSubmission({ config, delivery, stateMachine }: SubmissionEventsProps): Rule {
    const input = {
      bucket: EventField.fromPath('$.detail.bucket.name'),
      key: EventField.fromPath('$.detail.object.key'),
    };
    return new Rule(this, 'Submitted', {
      description: 'A submission was created',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [delivery.submissionBucket.bucketName] },
          object: { key: Match.wildcard(`submissions/${config.collection}/*.tar.gz`) },
        },
      },
      targets: [
        new SfnStateMachine(stateMachine, {
          input: RuleTargetInput.fromObject(input),
          deadLetterQueue: this.undelivered,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }

  #onSchedule(reconcile: PipelineFunction): Rule {
    return new Rule(this, 'Reconcile', {
      description: 'Time to compare what is there with what should be there',
      schedule: Schedule.rate(RECONCILE_EVERY),
      // The next one is never far, so that an old one is of no use.
      targets: [new LambdaFunction(reconcile.lambda, { maxEventAge: RECONCILE_EVERY, retryAttempts: 2 })],
    });
  }
}
