import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { addDashboard } from './dashboard.ts';
import { PipelineFunctions, type Surroundings } from './pipeline-functions.ts';
import { addReconciliationAlarms } from './project-metrics.ts';
import { SubmissionEvents } from './submission-events.ts';
import { SubmissionWorkflow } from './submission-workflow.ts';

export interface PipelineStackProps extends StackProps, Surroundings {}

/** What turns a submission into a release. It holds nothing: it can be taken down and put up again at any time. */
export class PipelineStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { environmentName, config, delivery, ...props }: PipelineStackProps,
  ) {
    super(scope, id, { description: 'Depositary: from submission to release', ...props });
    const surroundings = { environmentName, config, delivery };
    const functions = new PipelineFunctions(this, 'Functions', surroundings);
    const { stateMachine } = new SubmissionWorkflow(this, 'Workflow', { ...surroundings, functions });
    functions.letReconcileRestart(stateMachine);
    const { undelivered } = new SubmissionEvents(this, 'Events', {
      ...surroundings,
      stateMachine,
      reconcile: functions.reconcile,
    });
    addReconciliationAlarms(this, surroundings);
    addDashboard(this, { ...surroundings, functions, stateMachine, undelivered });
    new CfnOutput(this, 'StateMachineArn', { value: stateMachine.stateMachineArn });
    new CfnOutput(this, 'UndeliveredQueueUrl', { value: undelivered.queueUrl });
  }
}
