import { Duration } from 'aws-cdk-lib';
import { Alarm, Dashboard, GraphWidget, MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Function as Lambda } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Alarms, where they go, and a dashboard. */
export class ProbeWatch extends Construct {
  constructor(scope: Construct, id: string, lambda: Lambda) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', { enforceSSL: true });
    topic.addSubscription(new EmailSubscription('nobody@example.org'));
    const period = Duration.minutes(5);
    const rate = new MathExpression({
      expression: 'errors / invocations',
      usingMetrics: { errors: lambda.metricErrors(), invocations: lambda.metricInvocations() },
      period,
    });
    const errors = lambda.metricErrors({ period });
    const alarm = new Alarm(this, 'Errors', { metric: errors, threshold: 1, evaluationPeriods: 1 });
    alarm.addAlarmAction(new SnsAction(topic));
    new Dashboard(this, 'Dashboard', { widgets: [[new GraphWidget({ left: [errors, rate] })]] });
  }
}
