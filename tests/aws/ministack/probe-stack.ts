import { CfnOutput, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { EventField, Match, Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction, SfnStateMachine } from 'aws-cdk-lib/aws-events-targets';
import { AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { Architecture, Code, Function as Lambda, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Bucket, CfnBucket, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { DefinitionBody, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import { ProbeEdge } from './probe-edge.ts';
import { ProbeStates } from './probe-states.ts';
import { ProbeWatch } from './probe-watch.ts';

/** What the tests learn about the stack, by the names of its outputs. */
export type ProbeOutputs = Record<
  | 'Inbox'
  | 'Shelf'
  | 'FunctionName'
  | 'LogGroup'
  | 'StateMachine'
  | 'Key'
  | 'Aliases'
  | 'Domain'
  | 'Undelivered',
  string
>;

export const FUNCTION_TIMEOUT_SECONDS = 3;

/** A stack with something of each type that the project's own stacks consist of. */
export class ProbeStack extends Stack {
  /** @param code the folder of the bundled probe-function.ts */
  constructor(scope: Construct, id: string, code: string, edgeScript: string) {
    super(scope, id, { env: { region: 'us-east-1' } });
    const inbox = this.#inbox();
    const shelf = this.#shelf();
    const logs = new LogGroup(this, 'Logs', { removalPolicy: RemovalPolicy.DESTROY });
    const lambda = this.#lambda(code, logs);
    const states = new ProbeStates(this, 'States', lambda, shelf as IBucket);
    const stateMachine = new StateMachine(this, 'StateMachine', {
      definitionBody: DefinitionBody.fromChainable(states.start),
    });
    const undelivered = new Queue(this, 'Undelivered');
    this.#rules(inbox, stateMachine, undelivered, lambda);
    const key = new Key(this, 'Key', {
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const edge = new ProbeEdge(this, 'Edge', shelf, edgeScript);
    new ProbeWatch(this, 'Watch', lambda);
    const outputs: ProbeOutputs = {
      Inbox: inbox.bucketName,
      Shelf: shelf.bucketName,
      FunctionName: lambda.functionName,
      LogGroup: logs.logGroupName,
      StateMachine: stateMachine.stateMachineArn,
      Key: key.keyArn,
      Aliases: edge.aliases.keyValueStoreArn,
      Domain: edge.distribution.distributionDomainName,
      Undelivered: undelivered.queueUrl,
    };
    for (const [name, value] of Object.entries(outputs))
      new CfnOutput(this, `Out${name}`, { key: name, value });
  }

  #inbox(): Bucket {
    const inbox = new Bucket(this, 'Inbox', { removalPolicy: RemovalPolicy.DESTROY });
    const resource = inbox.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new TypeError('A bucket is made of something else now.');
    resource.notificationConfiguration = { eventBridgeConfiguration: { eventBridgeEnabled: true } };
    return inbox;
  }

  /** A bucket with versions and a policy that denies something to everybody. */
  #shelf(): Bucket {
    const shelf = new Bucket(this, 'Shelf', { versioned: true, removalPolicy: RemovalPolicy.DESTROY });
    shelf.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['s3:PutObject'],
        resources: [shelf.arnForObjects('forbidden/*')],
      }),
    );
    return shelf;
  }

  #lambda(code: string, logGroup: LogGroup): Lambda {
    return new Lambda(this, 'Function', {
      code: Code.fromAsset(code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: Duration.seconds(FUNCTION_TIMEOUT_SECONDS),
      memorySize: 512,
      loggingFormat: LoggingFormat.JSON,
      logGroup,
      environment: { PROBE: 'set by the stack' },
    });
  }

  #rules(inbox: Bucket, stateMachine: StateMachine, undelivered: Queue, lambda: Lambda): void {
    const input = {
      bucket: EventField.fromPath('$.detail.bucket.name'),
      key: EventField.fromPath('$.detail.object.key'),
      probe: 'event',
    };
    new Rule(this, 'Created', {
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: {
          bucket: { name: [inbox.bucketName] },
          object: { key: Match.wildcard('submissions/demo/*.tar.gz') },
        },
      },
      targets: [
        new SfnStateMachine(stateMachine, {
          input: RuleTargetInput.fromObject(input),
          deadLetterQueue: undelivered,
          maxEventAge: Duration.hours(1),
          retryAttempts: 3,
        }),
      ],
    });
    new Rule(this, 'Clock', {
      schedule: Schedule.rate(Duration.minutes(15)),
      targets: [new LambdaFunction(lambda, { retryAttempts: 2 })],
    });
  }
}
