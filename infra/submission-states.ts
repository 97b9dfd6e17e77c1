import { Duration } from 'aws-cdk-lib';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import {
  Choice,
  Condition,
  DistributedMap,
  Fail,
  type IChainable,
  Map as InlineMap,
  JitterType,
  JsonPath,
  S3JsonItemReader,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';
import type { PipelineFunction } from './pipeline-function.ts';

/** How many shards are checked at once. */
const SHARDS_AT_ONCE = { inline: 16, distributed: 40 } as const;

/** What can pass by itself: Lambda's own faults, and what a function says is worth another try. */
export const WORTH_ANOTHER_TRY = [
  'Lambda.ClientExecutionTimeoutException',
  'Lambda.ServiceException',
  'Lambda.AWSLambdaException',
  'Lambda.SdkClientException',
  'Lambda.TooManyRequestsException',
  'TransientError',
] as const;

/** What the execution was started with stays in reach of every state, whatever the states before made of it. */
const SUBMISSION = {
  bucket: JsonPath.stringAt('$$.Execution.Input.bucket'),
  key: JsonPath.stringAt('$$.Execution.Input.key'),
};

interface Steps {
  plan: PipelineFunction;
  validate: PipelineFunction;
  publish: PipelineFunction;
  report: PipelineFunction;
  submissionBucket: IBucket;
}

/**
 * The way of a submission: plan, check all shards, publish. The states hand on references, and the results of the
 * shards are left in the bucket, so that the data stays small however many there are.
 */
export class SubmissionStates extends Construct {
  readonly start: IChainable;
  readonly #steps: Steps;

  constructor(scope: Construct, id: string, steps: Steps) {
    super(scope, id);
    this.#steps = steps;
    const report = this.#report();
    const publish = this.#publish().addCatch(report, { resultPath: '$.error' });
    publish.next(
      new Choice(this, 'Is it out?')
        .when(this.#isDone(), new Succeed(this, 'Done'))
        .otherwise(this.#refusal('NotPublished', 'The submission was not published; its receipt says why.')),
    );
    const inline = this.#inlineMap().addCatch(report, { resultPath: '$.error' });
    const distributed = this.#distributedMap().addCatch(report, { resultPath: '$.error' });
    inline.next(publish);
    distributed.next(publish);
    this.start = this.#plan()
      .addCatch(report, { resultPath: '$.error' })
      .next(
        new Choice(this, 'Which way?')
          .when(
            Condition.stringEquals('$.kind', 'refused'),
            this.#refusal('Refused', 'The submission cannot be read; its receipt says why.'),
          )
          .when(Condition.stringEquals('$.mode', 'distributed'), distributed)
          .otherwise(inline),
      );
  }

  #plan(): LambdaInvoke {
    return this.#invoke('Plan', this.#steps.plan, {
      payload: TaskInput.fromObject(SUBMISSION),
      outputPath: '$.Payload',
    });
  }

  #publish(): LambdaInvoke {
    return this.#invoke('Publish', this.#steps.publish, {
      payload: TaskInput.fromObject({
        submission: JsonPath.objectAt('$.submission'),
        of: JsonPath.numberAt('$.of'),
      }),
      outputPath: '$.Payload',
    });
  }

  #report(): IChainable {
    const payload = TaskInput.fromObject({ submission: SUBMISSION, error: JsonPath.objectAt('$.error') });
    return this.#invoke('Report', this.#steps.report, { payload, resultPath: JsonPath.DISCARD }).next(
      new Fail(this, 'Broken down', { errorPath: '$.error.Error', causePath: '$.error.Cause' }),
    );
  }

  #inlineMap(): InlineMap {
    return new InlineMap(this, 'Validate shards', {
      itemsPath: '$.shards',
      itemSelector: this.#item(),
      maxConcurrency: SHARDS_AT_ONCE.inline,
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(this.#validate('Validate'));
  }

  #distributedMap(): DistributedMap {
    return new DistributedMap(this, 'Validate many shards', {
      itemReader: new S3JsonItemReader({
        bucket: this.#steps.submissionBucket,
        key: JsonPath.stringAt('$.shardList.key'),
      }),
      itemSelector: this.#item(),
      maxConcurrency: SHARDS_AT_ONCE.distributed,
      mapExecutionType: StateMachineType.STANDARD,
      label: 'Shards',
      resultPath: JsonPath.DISCARD,
    }).itemProcessor(this.#validate('Validate one of many'));
  }

  #item(): Record<string, unknown> {
    return {
      submission: SUBMISSION,
      archive: JsonPath.objectAt('$.archive'),
      shard: JsonPath.objectAt('$$.Map.Item.Value'),
    };
  }

  /** Gives nothing on, since a map collects the outputs of its items before it discards them. */
  #validate(id: string): LambdaInvoke {
    return this.#invoke(id, this.#steps.validate, { outputPath: JsonPath.DISCARD });
  }

  #invoke(
    id: string,
    { lambda, timeout }: PipelineFunction,
    props: Partial<LambdaInvokeProps>,
  ): LambdaInvoke {
    const task = new LambdaInvoke(this, id, {
      lambdaFunction: lambda,
      // They would be tried again without jitter.
      retryOnServiceExceptions: false,
      taskTimeout: Timeout.duration(timeout.plus(Duration.seconds(30))),
      ...props,
    });
    task.addRetry({
      errors: [...WORTH_ANOTHER_TRY],
      interval: Duration.seconds(2),
      backoffRate: 2,
      maxDelay: Duration.minutes(1),
      maxAttempts: 6,
      jitterStrategy: JitterType.FULL,
    });
    return task;
  }

  #isDone(): Condition {
    const outcomes = ['published', 'unchanged', 'marked', 'superseded'];
    return Condition.or(...outcomes.map((outcome) => Condition.stringEquals('$.outcome', outcome)));
  }

  #refusal(id: string, cause: string): Fail {
    return new Fail(this, id, { error: id, cause });
  }
}
