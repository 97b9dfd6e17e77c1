import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import type { AlarmTopic } from './alarms.ts';

/** Tells when the account is about to cost more in a month than was meant. There is no L2 construct for budgets. */
export function addBudget(scope: Construct, id: string, alarms: AlarmTopic, dollars: number): CfnBudget {
  alarms.admit('budgets.amazonaws.com');
  return new CfnBudget(scope, id, {
    budget: { budgetType: 'COST', timeUnit: 'MONTHLY', budgetLimit: { amount: dollars, unit: 'USD' } },
    notificationsWithSubscribers: (['ACTUAL', 'FORECASTED'] as const).map((notificationType) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold: 100 },
      subscribers: [{ subscriptionType: 'SNS', address: alarms.topic.topicArn }],
    })),
  });
}
