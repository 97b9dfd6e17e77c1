import { Duration } from 'aws-cdk-lib';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { PipelineFunctions, Surroundings } from './pipeline-functions.ts';
import { SubmissionStates } from './submission-states.ts';
import { addWorkflowAlarms } from './workflow-alarms.ts';

/** Longer than a submission of the largest size takes; what hangs ends here and is reported as late. */
const TIMEOUT = Duration.hours(2);

export interface SubmissionWorkflowProps extends Surroundings {
  functions: PipelineFunctions;
}

/** The state machine that takes a submission to a release, or to a receipt that says why there is none. */
export class SubmissionWorkflow extends Construct {
  readonly stateMachine: StateMachine;

  constructor(scope: Construct, id: string, { functions, config, delivery }: SubmissionWorkflowProps) {
    super(scope, id);
    const { plan, validate, publish, report } = functions;
    const { submissionBucket } = delivery;
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('states.amazonaws.com') });
    const steps = { plan, validate, publish, report, submissionBucket };
    this.stateMachine = new StateMachine(this, 'StateMachine', {
      comment: 'Takes a submission to a release.',
      definitionBody: DefinitionBody.fromChainable(new SubmissionStates(this, 'States', steps).start),
      timeout: TIMEOUT,
      // CDK would let it invoke every version of each function and read the whole bucket.
      role: role.withoutPolicyUpdates(),
    });
    role.addToPolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: Object.values({ plan, validate, publish, report }).map(({ lambda }) => lambda.functionArn),
      }),
    );
    role.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject'],
        resources: [submissionBucket.arnForObjects(`work/${config.collection}/*/shards.json`)],
      }),
    );
    this.#allowMapRuns(role);
    addWorkflowAlarms(this, this.stateMachine, delivery.alarmTopic);
  }

  /** The rights over the executions that a distributed map starts are CDK's own, in a policy of their own. */
  #allowMapRuns(role: Role): void {
    const policy = this.stateMachine.node.findChild('DistributedMapPolicy');
    if (!(policy instanceof Policy))
      throw new TypeError('CDK gives a distributed map its rights otherwise now.');
    policy.attachToRole(role);
  }
}
