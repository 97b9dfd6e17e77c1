import { describe, expect, test } from 'vitest';
import { eventually, gap } from '../gap.ts';
import type { Order, Surroundings } from '../probe-function.ts';
import { FUNCTION_TIMEOUT_SECONDS, type ProbeOutputs } from '../probe-stack.ts';
import type { Probes } from '../probes.ts';
import { askQueryService, askService } from '../service-request.ts';

/** What is asked of Lambda, in both ways in which MiniStack can run a function. */
export function describeFunctions(probes: Probes): void {
  const { ministack, outputs, custom } = probes;
  const surroundings = async (where: ProbeOutputs): Promise<Surroundings> =>
    (await probes.order({ do: 'describe' }, where)).payload as Surroundings;
  const failureOf = async (order: Order, where: ProbeOutputs): Promise<unknown> => {
    const { failed, payload } = await probes.order(order, where);
    return failed ? (payload as { errorType: string }).errorType : undefined;
  };
  /** The lines that a function has written, as far as they have this in them. */
  const logged = async (words: string): Promise<unknown[] | undefined> => {
    const input = { logGroupName: outputs.LogGroup, filterPattern: `"${words}"` };
    const { events } = await askService(ministack, 'logs', 'Logs_20140328.FilterLogEvents', input);
    return Array.isArray(events) && events.length > 0 ? events : undefined;
  };

  describe.for([
    ['as it is', outputs],
    ['with a runtime of ours', custom],
  ] as const)('a function %s', ([, where]) => {
    test('runs the bundled module in the Node of this project', async () => {
      const { node, module } = await surroundings(where);
      expect(node).toBe(process.version);
      expect(module).toMatch(/index\.mjs$/);
    });

    test('has its environment, and nothing of this process', async () => {
      const { environment } = await surroundings(where);
      expect(environment).toMatchObject({
        PROBE: 'set by the stack',
        AWS_REGION: 'us-east-1',
        AWS_ENDPOINT_URL: ministack.url,
      });
      expect(environment).not.toHaveProperty('VITEST');
    });

    test('knows its deadline and its name', async () => {
      const { remainingMs, arn } = await surroundings(where);
      expect(remainingMs).toBeGreaterThan(0);
      expect(remainingMs).toBeLessThanOrEqual(FUNCTION_TIMEOUT_SECONDS * 1000);
      expect(arn).toContain(where.FunctionName);
    });

    test('stays for the next call', async () => {
      const { calls } = await surroundings(where);
      expect((await surroundings(where)).calls).toBe(calls + 1);
    });

    test('is ended when its time is over', async () => {
      const order: Order = { do: 'sleep', ms: (FUNCTION_TIMEOUT_SECONDS + 2) * 1000 };
      expect(await failureOf(order, where)).toBe('Sandbox.Timedout');
    });

    test('may write JSON to standard output', async () => {
      const { payload } = await probes.order({ do: 'print', line: '{"status":"printed too"}' }, where);
      expect(payload).toBe('printed');
    });
  });

  describe('Lambda', () => {
    test('tells the name of an error, with a runtime of ours', async () => {
      expect(await failureOf({ do: 'fail', name: 'TransientError' }, custom)).toBe('TransientError');
    });

    gap(
      'Lambda tells the name of an error of a Node function',
      async () => (await failureOf({ do: 'fail', name: 'TransientError' }, outputs)) === 'TransientError',
      'useCustomRuntime of tests/aws/processes/custom-runtime.ts',
    );

    test('keeps what a function writes in its log group', async () => {
      await probes.order({ do: 'print', line: 'a line to look for' });
      expect(await eventually(() => logged('a line to look for'))).toBeDefined();
    });

    gap(
      'CloudWatch takes metrics from what a function writes',
      async () => {
        const metrics = [{ Namespace: 'Probe', Dimensions: [[]], Metrics: [{ Name: 'Probed' }] }];
        const _aws = { Timestamp: Date.now(), CloudWatchMetrics: metrics };
        await probes.order({ do: 'print', line: JSON.stringify({ _aws, Probed: 1 }) });
        const query = { Action: 'ListMetrics', Version: '2010-08-01', Namespace: 'Probe' };
        return (await askQueryService(ministack, 'monitoring', query)).includes('Probed');
      },
      'tests/functions look at the line itself',
    );
  });
}
