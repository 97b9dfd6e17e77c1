import { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { raiseAlarm } from './alarms.ts';

const ENDINGS = [
  {
    metricName: 'ExecutionsFailed',
    says: 'A submission was refused, or the pipeline broke down over it.',
    runbook: 'execution-failed',
  },
  {
    metricName: 'ExecutionsTimedOut',
    says: 'A submission took longer than the pipeline allows.',
    runbook: 'execution-timed-out',
  },
  {
    metricName: 'ExecutionsAborted',
    says: 'Somebody stopped the pipeline while it worked on a submission.',
    runbook: 'execution-aborted',
  },
] as const;

/** An alarm for each way in which an execution can end without having done its work. */
export function addWorkflowAlarms(scope: Construct, stateMachine: StateMachine, alarms: ITopic): void {
  for (const { metricName, says, runbook } of ENDINGS) {
    raiseAlarm(scope, metricName, alarms, {
      metric: new Metric({
        namespace: 'AWS/States',
        metricName,
        dimensionsMap: { StateMachineArn: stateMachine.stateMachineArn },
        statistic: Stats.SUM,
        period: Duration.minutes(5),
      }),
      threshold: 1,
      severity: 'high',
      says,
      runbook,
      missing: 'fine',
    });
  }
}
