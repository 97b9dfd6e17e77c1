import { PutObjectCommand } from '@aws-sdk/client-s3';
import { DescribeExecutionCommand, ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { describe, expect, test } from 'vitest';
import { newS3Client } from '../../../../functions/aws/s3-client.ts';
import { S3Store } from '../../../../functions/aws/s3-store.ts';
import { ACCOUNT, REGION } from '../../processes/ministack.ts';
import { eventually, gap } from '../gap.ts';
import type { Probes } from '../probes.ts';
import { askService } from '../service-request.ts';

/** How long nothing has to happen before it counts as not happening. */
const QUIET_MS = 2_000;
const MIB = 1024 * 1024;

/** What is asked of EventBridge. */
export function describeEvents({ ministack, outputs, states }: Probes): void {
  const s3 = newS3Client({ ...ministack.connection, forcePathStyle: true });
  const put = (Key: string) => s3.send(new PutObjectCommand({ Bucket: outputs.Inbox, Key, Body: 'one' }));
  /** The inputs of the executions that were started by events, for keys with this in them. */
  const startedFor = async (part: string): Promise<unknown[]> => {
    const { executions = [] } = await states.send(
      new ListExecutionsCommand({ stateMachineArn: outputs.StateMachine }),
    );
    const inputs = executions.map(async ({ executionArn }) => {
      const { input = '{}' } = await states.send(new DescribeExecutionCommand({ executionArn }));
      return JSON.parse(input) as { key?: string };
    });
    return (await Promise.all(inputs)).filter(({ key }) => key?.includes(part));
  };
  const started = (part: string, forMs?: number) =>
    eventually(async () => {
      const found = await startedFor(part);
      return found.length > 0 ? found : undefined;
    }, forMs);

  describe('EventBridge', () => {
    test('starts the state machine for an object, with what the rule makes of the event', async () => {
      const key = 'submissions/demo/000000001-first.tar.gz';
      await put(key);
      expect(await started('first')).toEqual([{ bucket: outputs.Inbox, key, probe: 'event' }]);
    });

    test('starts it for an object in parts as well, once', async () => {
      const key = 'submissions/demo/000000002-parts.tar.gz';
      const store = new S3Store(s3, outputs.Inbox, { parts: { above: 5 * MIB, size: 5 * MIB } });
      await store.putIfAbsent(key, Buffer.alloc(6 * MIB, 'parts'));
      expect(await started('parts')).toEqual([{ bucket: outputs.Inbox, key, probe: 'event' }]);
    });

    test('starts nothing for keys that the rule does not name', async () => {
      for (const key of [
        'submissions/other/stray.tar.gz',
        'work/demo/stray.tar.gz',
        'submissions/demo/stray.json',
      ]) {
        await put(key);
      }
      expect(await started('stray', QUIET_MS)).toBeUndefined();
    });

    gap(
      'EventBridge puts what it cannot deliver into a queue',
      async () => {
        const Queue = outputs.Undelivered;
        const queueArn = `arn:aws:sqs:${REGION}:${ACCOUNT}:${Queue.split('/').at(-1)}`;
        const nothing = `arn:aws:states:${REGION}:${ACCOUNT}:stateMachine:nothing`;
        const target = {
          Id: '1',
          Arn: nothing,
          DeadLetterConfig: { Arn: queueArn },
          RoleArn: 'arn:aws:iam::0:role/x',
        };
        const EventPattern = JSON.stringify({ source: ['probe'] });
        await askService(ministack, 'events', 'AWSEvents.PutRule', { Name: 'lost', EventPattern });
        await askService(ministack, 'events', 'AWSEvents.PutTargets', { Rule: 'lost', Targets: [target] });
        const Entries = [{ Source: 'probe', DetailType: 'Lost', Detail: '{}' }];
        await askService(ministack, 'events', 'AWSEvents.PutEvents', { Entries });
        const received = await eventually(async () => {
          const answer = await askService(ministack, 'sqs', 'AmazonSQS.ReceiveMessage', { QueueUrl: Queue });
          return Array.isArray(answer.Messages) && answer.Messages.length > 0 ? answer.Messages : undefined;
        }, QUIET_MS);
        return received !== undefined;
      },
      'the template tests look at the rule and its queue',
    );
  });
}
