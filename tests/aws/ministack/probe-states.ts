import { Duration } from 'aws-cdk-lib';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
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
  Pass,
  S3JsonItemReader,
  StateMachineType,
  Succeed,
  TaskInput,
  Timeout,
} from 'aws-cdk-lib/aws-stepfunctions';
import { LambdaInvoke, type LambdaInvokeProps } from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { Construct } from 'constructs';

/** The error that the states try again, and the one that they catch by its name. */
export const RETRIED = 'TransientError';
export const CAUGHT = 'RefusedError';

/** States of each kind that infra/submission-states.ts uses; `$.probe` of the input says which of them are run. */
export class ProbeStates extends Construct {
  readonly start: IChainable;
  readonly #lambda: IFunction;

  constructor(scope: Construct, id: string, lambda: IFunction, bucket: IBucket) {
    super(scope, id);
    this.#lambda = lambda;
    const asked = (probe: string) => Condition.stringEquals('$.probe', probe);
    this.start = new Choice(this, 'Which probe?')
      .when(asked('order'), this.#order())
      .when(asked('late'), this.#late())
      .when(asked('inline'), this.#inlineMap())
      .when(asked('distributed'), this.#distributedMap(bucket))
      .when(asked('fail'), this.#fail())
      .otherwise(new Succeed(this, 'Started by an event'));
  }

  /** Gives an order to the function, tries again and catches by name, and catches the rest. */
  #order(): IChainable {
    const task = this.#invoke('Order', { payload: TaskInput.fromJsonPathAt('$.order') });
    task.addRetry({
      errors: ['Lambda.ServiceException', RETRIED],
      interval: Duration.seconds(1),
      maxDelay: Duration.seconds(2),
      backoffRate: 2,
      maxAttempts: 3,
      jitterStrategy: JitterType.FULL,
    });
    task.addCatch(this.#caught('By name'), { errors: [CAUGHT], resultPath: '$.error' });
    task.addCatch(this.#caught('By States.ALL'), { resultPath: '$.error' });
    return task.next(new Succeed(this, 'Done'));
  }

  #late(): IChainable {
    const task = this.#invoke('Late', {
      payload: TaskInput.fromJsonPathAt('$.order'),
      taskTimeout: Timeout.duration(Duration.seconds(1)),
    });
    return task.addCatch(this.#caught('By States.Timeout'), {
      errors: ['States.Timeout'],
      resultPath: '$.error',
    });
  }

  #inlineMap(): IChainable {
    return new InlineMap(this, 'Inline', {
      itemsPath: '$.items',
      itemSelector: this.#item(),
      maxConcurrency: 2,
    }).itemProcessor(this.#invoke('One of some'));
  }

  #distributedMap(bucket: IBucket): IChainable {
    const map = new DistributedMap(this, 'Distributed', {
      itemReader: new S3JsonItemReader({ bucket, key: JsonPath.stringAt('$.list') }),
      itemSelector: this.#item(),
      maxConcurrency: 4,
      mapExecutionType: StateMachineType.STANDARD,
      label: 'Probes',
    }).itemProcessor(this.#invoke('One of many'));
    return map.addCatch(this.#caught('By the map'), { resultPath: '$.error' });
  }

  /** Ends with the error and the cause of its input. */
  #fail(): IChainable {
    return new Fail(this, 'Failed', { errorPath: '$.error.Error', causePath: '$.error.Cause' });
  }

  /** Tells the function to give back the item, along with what the execution was started with. */
  #item(): Record<string, unknown> {
    const value = { item: JsonPath.objectAt('$$.Map.Item.Value'), from: '$$.Execution.Input.name' };
    return { do: 'echo', value: { item: value.item, from: JsonPath.stringAt(value.from) } };
  }

  #caught(how: string): IChainable {
    return new Pass(this, how, {
      parameters: { caught: how, error: JsonPath.objectAt('$.error') },
    });
  }

  #invoke(id: string, props: Partial<LambdaInvokeProps> = {}): LambdaInvoke {
    return new LambdaInvoke(this, id, {
      lambdaFunction: this.#lambda,
      retryOnServiceExceptions: false,
      outputPath: '$.Payload',
      ...props,
    });
  }
}
