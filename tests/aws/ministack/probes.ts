import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeExecutionCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { App } from 'aws-cdk-lib';
import { build } from 'esbuild';
import settings from '../../../cdk.json' with { type: 'json' };
import { edgeBundle } from '../../functions/edge/bundle.ts';
import { bootstrap, type CdkRun, cdk } from '../processes/cdk.ts';
import { useCustomRuntime } from '../processes/custom-runtime.ts';
import { type MiniStack, startMiniStack } from '../processes/ministack.ts';
import type { Order } from './probe-function.ts';
import { type ProbeOutputs, ProbeStack } from './probe-stack.ts';
import { type Invocation, invoke } from './service-request.ts';

/** How an execution of the state machine ended. */
export interface Ended {
  status: string;
  output: unknown;
  error: string | undefined;
  cause: string | undefined;
}

/** A MiniStack with the probe stack. */
export class Probes {
  readonly ministack: MiniStack;
  readonly outputs: ProbeOutputs;
  /** The same once more, with a runtime of our own; see custom-runtime.ts. */
  readonly custom: ProbeOutputs;
  readonly states: SFNClient;

  private constructor(ministack: MiniStack, outputs: { Probe: ProbeOutputs; ProbeCustom: ProbeOutputs }) {
    this.ministack = ministack;
    this.outputs = outputs.Probe;
    this.custom = outputs.ProbeCustom;
    this.states = new SFNClient(ministack.connection);
  }

  /** Starts a MiniStack and deploys the probe stack as the project's own stacks are deployed. */
  static async deploy(): Promise<Probes> {
    const ministack = await startMiniStack();
    const { folder } = ministack;
    try {
      await synthesize(folder);
      await bootstrap(ministack);
      const outputs = join(folder, 'outputs.json');
      const args = [
        '--app',
        join(folder, 'cdk.out'),
        '--outputs-file',
        outputs,
        '--require-approval',
        'never',
      ];
      const { ok, output } = await cdk(['deploy', ...args, '--all'], ministack);
      if (!ok) throw new Error(`The probe stack was not deployed:\n${output.slice(-4000)}`);
      return new Probes(ministack, JSON.parse(readFileSync(outputs, 'utf8')));
    } catch (error) {
      await ministack.stop();
      throw error;
    }
  }

  /** The template of the probe stack. */
  get template(): Record<string, unknown> {
    return JSON.parse(readFileSync(join(this.ministack.folder, 'cdk.out', 'Probe.template.json'), 'utf8'));
  }

  order(order: Order, { FunctionName } = this.outputs): Promise<Invocation> {
    return invoke(this.ministack, FunctionName, order);
  }

  /** Runs the state machine. */
  async run(
    input: Readonly<Record<string, unknown>>,
    { StateMachine: stateMachineArn } = this.outputs,
  ): Promise<Ended> {
    const { executionArn } = await this.states.send(
      new StartExecutionCommand({ stateMachineArn, input: JSON.stringify(input) }),
    );
    for (;;) {
      const { status, output, error, cause } = await this.states.send(
        new DescribeExecutionCommand({ executionArn }),
      );
      if (status !== undefined && status !== 'RUNNING') {
        return { status, output: output === undefined ? undefined : JSON.parse(output), error, cause };
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  destroy(): Promise<CdkRun> {
    return cdk(
      ['destroy', '--app', join(this.ministack.folder, 'cdk.out'), '--force', '--all'],
      this.ministack,
    );
  }

  stop(): Promise<void> {
    return this.ministack.stop();
  }
}

/** Bundles the function and the edge script as build.ts does with the project's own, and writes the template. */
async function synthesize(folder: string): Promise<void> {
  const code = join(folder, 'function');
  await build({
    entryPoints: [fileURLToPath(new URL('probe-function.ts', import.meta.url))],
    outfile: join(code, 'index.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    banner: { js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);" },
  });
  const app = new App({ outdir: join(folder, 'cdk.out'), context: settings.context });
  for (const name of ['Probe', 'ProbeCustom']) new ProbeStack(app, name, code, await edgeBundle());
  app.synth();
  useCustomRuntime(app.outdir, ['ProbeCustom']);
}
