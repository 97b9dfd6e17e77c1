import { type Stage, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/** Findings of cdk-nag (AwsSolutions) and of CDK that stay, and why. This is the only place that acknowledges any. */
export interface Acknowledgement {
  /** Constructs, by their path in the stage of an environment. */
  at: readonly string[];
  rules: readonly string[];
  reason: string;
}

const RELEASES = '<ReleasesBucketEA8ED4CA.Arn>';
const SUBMISSIONS = '<SubmissionsBucket28715C21.Arn>';
const EXECUTION =
  'arn:aws:states:us-east-1:<AWS::AccountId>:execution:{"Fn::Select":[6,{"Fn::Split":[":",{"Ref":"WorkflowStateMachine8F1B1C15"}]}]}';

const wildcard = (resource: string) => `AwsSolutions-IAM5[Resource::${resource}]`;

/** What is acknowledged in an environment that publishes this collection. */
export function acknowledgementsFor(collection: string): Acknowledgement[] {
  return [
    {
      at: ['Delivery/Releases', 'Delivery/Submissions'],
      rules: ['AwsSolutions-S1'],
      reason:
        'Readers come through CloudFront, and who reads what is not our business. Writers are the roles of one ' +
        'pipeline, each object of which has a receipt, a commit or a log line; a trail of S3 data events can be ' +
        'turned on for the account where more is asked for.',
    },
    {
      at: ['Delivery/Edge/Distribution'],
      rules: ['AwsSolutions-CFR1'],
      reason: 'The data is open to everybody everywhere.',
    },
    {
      at: ['Delivery/Edge/Distribution'],
      rules: ['AwsSolutions-CFR2'],
      reason:
        'There is nothing to attack but static files and one function that reads the path: no input, no session, ' +
        'no origin but S3. A web ACL costs more each month than everything else here together; AWS Shield ' +
        'Standard is there anyway, and a budget tells of a flood of requests.',
    },
    {
      at: ['Delivery/Edge/Distribution'],
      rules: ['AwsSolutions-CFR3'],
      reason:
        'Access logs would hold the addresses of all readers, with what they read and when. Nobody needs that ' +
        'here; the metrics of CloudFront count requests and errors without them.',
    },
    {
      at: ['Delivery/Edge/Distribution'],
      rules: ['AwsSolutions-CFR4'],
      reason:
        'Found where there is no domain of our own: the certificate of cloudfront.net comes with its own security ' +
        'policy. With a domain in infra/config.ts the policy is TLSv1.2_2021.',
    },
    {
      at: ['Delivery/Edge/Distribution/Origin1'],
      rules: ['@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk'],
      reason:
        'The bare address, which would list the keys, has a default root object, and no query is passed on. The ' +
        'right to list makes the bucket answer 404, not 403, for a key that is not there.',
    },
    {
      at: ['Pipeline/Workflow/StateMachine'],
      rules: ['AwsSolutions-SF1'],
      reason:
        'Logging needs rights over the log deliveries of the whole account, which exist for * only, and no role ' +
        'here holds a * resource. A Standard execution keeps its whole history for 90 days, and each function logs.',
    },
    {
      at: ['Pipeline/Workflow/StateMachine'],
      rules: ['AwsSolutions-SF2'],
      reason:
        'The rights for X-Ray exist for * only, and no role here holds a * resource. The history of an execution ' +
        'says how long each state took.',
    },
    {
      at: ['Pipeline/Events/Undelivered'],
      rules: ['AwsSolutions-SQS3'],
      reason: 'This is the queue for what could not be delivered; an alarm watches it.',
    },
    {
      at: ['Pipeline/Functions/Plan', 'Pipeline/Functions/Publish'],
      rules: [`${SUBMISSIONS}/submissions/${collection}/*`, `${SUBMISSIONS}/work/${collection}/*`].map(
        wildcard,
      ),
      reason: 'Submissions and shard reports of one collection; their names are not known before they exist.',
    },
    {
      at: ['Pipeline/Functions/Plan', 'Pipeline/Functions/Report'],
      rules: [wildcard(`${RELEASES}/${collection}/receipts/*`)],
      reason: 'Receipts of one collection, one for each submission.',
    },
    {
      at: ['Pipeline/Functions/Publish', 'Pipeline/Functions/Reconcile'],
      rules: [wildcard(`${RELEASES}/${collection}/*`)],
      reason:
        'What is published of one collection: to write for Publish, to read for both. The policy of the bucket ' +
        'lets nobody replace a release file, or a pointer that was not read before.',
    },
    {
      at: ['Pipeline/Functions/Reconcile'],
      rules: [wildcard(`${RELEASES}/${collection}/records/*`)],
      reason: 'Current records of one collection, which are made again from its releases.',
    },
    {
      at: ['Pipeline/Workflow/Role'],
      rules: [wildcard(`${SUBMISSIONS}/work/${collection}/*/shards.json`)],
      reason: 'The list of shards of a large submission; there is one for each.',
    },
    {
      at: ['Pipeline/Workflow'],
      rules: [`${EXECUTION}:*`, `${EXECUTION}/Shards:*`].map(wildcard),
      reason:
        'A distributed map watches and stops the executions that it starts, of this state machine only.',
    },
    {
      at: ['Access/Submit'],
      rules: [wildcard(`${SUBMISSIONS}/submissions/${collection}/*`)],
      reason: 'A merge creates a submission; its name is not known before it exists.',
    },
  ];
}

/** Records what is acknowledged in the stage of an environment. */
export function acknowledgeFindings(stage: Stage, collection: string): void {
  for (const { at, rules, reason } of acknowledgementsFor(collection)) {
    for (const path of at) {
      const construct = path.split('/').reduce((parent: IConstruct, id) => parent.node.findChild(id), stage);
      Validations.of(construct).acknowledge(...rules.map((id) => ({ id, reason })));
    }
  }
}
