import validate from 'asl-validator';
import { describe, expect, test } from 'vitest';
import { WORTH_ANOTHER_TRY } from '../../infra/submission-states.ts';
import { definitionOf, type State } from './state-machine.ts';
import { environmentOf, NAMES, resourcesOf } from './synthesised.ts';

const definition = definitionOf('prod');
const { States: states } = definition;

function state(name: string): State {
  const found = states[name];
  if (found === undefined) throw new Error(`There is no state ${name}.`);
  return found;
}

/** All states, those inside of maps too. */
const everyState = Object.entries(states).flatMap(([name, outer]): [string, State][] => [
  [name, outer],
  ...Object.entries(outer.ItemProcessor?.States ?? {}),
]);

describe('the state machine', () => {
  test.for(NAMES)('is one that Step Functions takes, in %s', (name) => {
    const { isValid, errorsText } = validate(definitionOf(name));
    expect(isValid, errorsText()).toBe(true);
  });

  test('is of the kind that runs each state once, and ends within two hours', () => {
    environmentOf('prod').pipeline.resourceCountIs('AWS::StepFunctions::StateMachine', 1);
    const [[, machine] = []] = resourcesOf(
      environmentOf('prod').pipeline,
      'AWS::StepFunctions::StateMachine',
    );
    // Standard is what it is without a say.
    expect(machine?.Properties).not.toHaveProperty('StateMachineType');
    expect(definition.TimeoutSeconds).toBe(7200);
  });

  test('plans first, and goes by what the plan says', () => {
    expect(definition.StartAt).toBe('Plan');
    expect(state('Plan').Next).toBe('Which way?');
    expect(state('Which way?')).toMatchObject({
      Choices: [
        { Variable: '$.kind', StringEquals: 'refused', Next: 'Refused' },
        { Variable: '$.mode', StringEquals: 'distributed', Next: 'Validate many shards' },
      ],
      Default: 'Validate shards',
    });
  });

  test('validates by the same function in both ways, 16 or 40 at once, then publishes', () => {
    const ways = { 'Validate shards': 'INLINE', 'Validate many shards': 'DISTRIBUTED' };
    for (const [name, mode] of Object.entries(ways)) {
      const { ItemProcessor, Next } = state(name);
      expect(Next).toBe('Publish');
      expect(ItemProcessor?.ProcessorConfig.Mode).toBe(mode);
      const functions = Object.values(ItemProcessor?.States ?? {}).map(
        ({ Parameters }) => Parameters?.FunctionName,
      );
      expect(functions).toEqual(['arn:aws:lambda:us-east-1:123456789012:function:Validate']);
    }
    expect(state('Validate shards')).toMatchObject({ MaxConcurrency: 16, ItemsPath: '$.shards' });
    expect(state('Validate many shards')).toMatchObject({
      MaxConcurrency: 40,
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        ReaderConfig: { InputType: 'JSON' },
        Parameters: { Bucket: 'submissions', 'Key.$': '$.shardList.key' },
      },
    });
  });

  test('succeeds when there is nothing left to do, and fails otherwise', () => {
    expect(JSON.stringify(state('Is it out?').Choices)).toBe(
      JSON.stringify([
        {
          Or: ['published', 'unchanged', 'marked', 'superseded'].map((StringEquals) => ({
            Variable: '$.outcome',
            StringEquals,
          })),
          Next: 'Done',
        },
      ]),
    );
    expect(state('Is it out?').Default).toBe('NotPublished');
    expect(['Done', 'NotPublished', 'Refused', 'Broken down'].map((name) => state(name).Type)).toEqual([
      'Succeed',
      'Fail',
      'Fail',
      'Fail',
    ]);
  });

  test('tries again what can pass by itself, later each time and not in step, and nothing else', () => {
    const tasks = everyState.filter(([, { Type }]) => Type === 'Task');
    expect(tasks).toHaveLength(5);
    for (const [name, { Retry, TimeoutSeconds }] of tasks) {
      expect(Retry, name).toMatchObject([
        { ErrorEquals: [...WORTH_ANOTHER_TRY], JitterStrategy: 'FULL', BackoffRate: 2, MaxAttempts: 6 },
      ]);
      expect(TimeoutSeconds, name).toBeGreaterThan(30);
    }
    const others = everyState.filter(([, { Type, Retry }]) => Type !== 'Task' && Retry !== undefined);
    expect(others).toEqual([]);
  });

  test('reports every error of every step, with the submission that it was about', () => {
    for (const name of ['Plan', 'Validate shards', 'Validate many shards', 'Publish']) {
      expect(state(name).Catch, name).toEqual([
        { ErrorEquals: ['States.ALL'], Next: 'Report', ResultPath: '$.error' },
      ]);
    }
    expect(state('Report')).toMatchObject({
      Parameters: {
        Payload: {
          submission: { 'bucket.$': '$$.Execution.Input.bucket', 'key.$': '$$.Execution.Input.key' },
          'error.$': '$.error',
        },
      },
      Next: 'Broken down',
    });
  });

  test('leads everywhere, and from everywhere to an end', () => {
    const nextOf = ({ Next, Default, Choices = [], Catch = [] }: State) =>
      [Next, Default, ...[...Choices, ...Catch].map((branch) => branch.Next)].filter(
        (next) => next !== undefined,
      );
    const reached = new Set([definition.StartAt]);
    for (const name of reached) for (const next of nextOf(state(name))) reached.add(next);
    expect([...reached].sort()).toEqual(Object.keys(states).sort());
    for (const [name, { Type, ...rest }] of Object.entries(states)) {
      expect(nextOf({ Type, ...rest }).length > 0, name).toBe(!['Succeed', 'Fail'].includes(Type));
    }
  });
});

describe('the data between states', () => {
  const LIMIT = 256 * 1024;
  const size = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
  // The longest names that S3 has.
  const submission = { bucket: 'b'.repeat(63), key: 'k'.repeat(1024) };

  test('stays below the limit with 3,000 shards in one payload', () => {
    const shards = Array.from({ length: 3000 }, (_, index) => ({ index, of: 3000 }));
    const planned = { kind: 'shards', mode: 'inline', submission, of: 3000, shards };
    expect(size(planned)).toBeLessThan(LIMIT / 2);
    // What a failed map would add to it.
    expect(size({ ...planned, error: { Error: 'x', Cause: 'y'.repeat(32_768) } })).toBeLessThan(LIMIT);
  });

  test('does not grow with the results of shards: a task gives nothing on, and its map discards the rest', () => {
    for (const name of ['Validate shards', 'Validate many shards']) {
      expect(state(name).ResultPath, name).toBeNull();
      const inner = Object.values(state(name).ItemProcessor?.States ?? {});
      expect(inner.map(({ OutputPath }) => OutputPath)).toEqual([null]);
    }
    // A map collects what its items give before it discards it: an empty object for each.
    expect(size(Array.from({ length: 10_000 }, () => ({})))).toBeLessThan(LIMIT / 4);
  });

  test('holds no list of shards where there are many', () => {
    const shardList = { bucket: submission.bucket, key: submission.key };
    expect(
      size({ kind: 'shards', mode: 'distributed', submission, of: 1e6, shards: [], shardList }),
    ).toBeLessThan(4096);
  });
});
