import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { newS3Client } from '../../../../functions/aws/s3-client.ts';
import { startPipeline } from '../../../../functions/aws/start-pipeline.ts';
import { eventually } from '../gap.ts';
import type { Order } from '../probe-function.ts';
import { CAUGHT, RETRIED } from '../probe-states.ts';
import type { Probes } from '../probes.ts';

const ITEMS = [
  { index: 0, of: 3 },
  { index: 1, of: 3 },
  { index: 2, of: 3 },
];

/** What is asked of Step Functions. */
export function describeStates(probes: Probes): void {
  const { ministack, outputs, custom, states } = probes;
  const s3 = newS3Client({ ...ministack.connection, forcePathStyle: true });
  const failAtFirst = (prefix: string, times: number): Order => ({
    do: 'fail at first',
    name: RETRIED,
    times,
    bucket: outputs.Shelf,
    prefix,
  });

  describe('Step Functions', () => {
    test('ends with the error and the cause that the input names', async () => {
      const error = { Error: 'Broken', Cause: 'down' };
      expect(await probes.run({ probe: 'fail', error })).toMatchObject({
        status: 'FAILED',
        error: 'Broken',
        cause: 'down',
      });
    });

    test('maps over items, and every item sees the input of the execution', async () => {
      const { output } = await probes.run({ probe: 'inline', items: ITEMS, name: 'probe' });
      expect(output).toEqual(ITEMS.map((item) => ({ item, from: 'probe' })));
    });

    test('maps over a list in a bucket', async () => {
      const items = Array.from({ length: 60 }, (_, index) => ({ index, of: 60 }));
      await s3.send(
        new PutObjectCommand({ Bucket: outputs.Shelf, Key: 'list.json', Body: JSON.stringify(items) }),
      );
      const { output } = await probes.run({ probe: 'distributed', list: 'list.json', name: 'probe' });
      expect(output).toEqual(items.map((item) => ({ item, from: 'probe' })));
    });

    test('catches that the list is not there', async () => {
      const { output } = await probes.run({ probe: 'distributed', list: 'none.json', name: 'probe' });
      expect(output).toMatchObject({ caught: 'By the map', error: { Error: 'States.ItemReaderFailed' } });
    });

    test('gives up a task that takes too long', async () => {
      const { output } = await probes.run({ probe: 'late', order: { do: 'sleep', ms: 2000 } });
      expect(output).toMatchObject({ caught: 'By States.Timeout' });
    });

    test('catches an error by its name, with a runtime of ours', async () => {
      const { output } = await probes.run({ probe: 'order', order: { do: 'fail', name: CAUGHT } }, custom);
      expect(output).toMatchObject({ caught: 'By name', error: { Error: CAUGHT } });
    });

    test('tries again what is worth it, with a runtime of ours', async () => {
      const { output } = await probes.run({ probe: 'order', order: failAtFirst('retried', 1) }, custom);
      expect(output).toBe('succeeded');
    });

    test('tries nothing else again', async () => {
      const order = { ...failAtFirst('not-retried', 1), name: 'TypeError' };
      const { output } = await probes.run({ probe: 'order', order }, custom);
      expect(output).toMatchObject({ caught: 'By States.ALL', error: { Error: 'TypeError' } });
    });

    test('takes a name once', async () => {
      const start = startPipeline(states, outputs.StateMachine);
      expect(await start('once', { bucket: 'a', key: 'b' })).toBe(true);
      await eventually(async () => {
        const executionArn = `${outputs.StateMachine.replace(':stateMachine:', ':execution:')}:once`;
        const { status } = await states.send(new DescribeExecutionCommand({ executionArn }));
        return status === 'RUNNING' ? undefined : status;
      });
      expect(await start('once', { bucket: 'a', key: 'b' })).toBe(false);
    });
  });
}
