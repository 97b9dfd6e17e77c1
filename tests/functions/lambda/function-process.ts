import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Outcome, RuntimeApi } from './runtime-api.ts';

/** How a process is started. */
export interface FunctionSettings {
  /** The folder with index.mjs: what is uploaded to Lambda. */
  asset: string;
  /** The function's own variables. Of the variables here it gets the search path only. */
  environment: Readonly<Record<string, string>>;
  /** What runs first and imports the bundle: arguments of node. */
  bootstrap?: readonly string[];
}

const OWN_BOOTSTRAP = [fileURLToPath(new URL('bootstrap.mjs', import.meta.url))];

/** A bundle in a process of its own, as Lambda runs it. */
export class FunctionProcess {
  /** What it wrote so far. */
  stdout = '';
  stderr = '';
  /** Fulfilled when the bundle is imported and the first event is asked for; never where that fails. */
  readonly initialised: Promise<void>;
  /** When it was started, as `performance.now()` tells it. */
  readonly spawnedAt: number;
  readonly #api: RuntimeApi;
  readonly #child: ChildProcess;
  readonly #ended: Promise<Outcome>;

  private constructor(api: RuntimeApi, child: ChildProcess, spawnedAt: number) {
    this.spawnedAt = spawnedAt;
    this.#api = api;
    this.#child = child;
    this.initialised = api.initialised;
    child.stdout?.on('data', (chunk) => {
      this.stdout += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      this.stderr += chunk;
    });
    this.#ended = once(child, 'exit').then(([code]): Outcome => {
      return { kind: 'error', errorType: 'Runtime.ExitError', errorMessage: `It ended with ${code}.` };
    });
  }

  static async start(settings: FunctionSettings): Promise<FunctionProcess> {
    const { asset, environment, bootstrap = OWN_BOOTSTRAP } = settings;
    const api = await RuntimeApi.start();
    const spawnedAt = performance.now();
    const child = spawn(process.execPath, bootstrap, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        AWS_REGION: 'us-east-1',
        AWS_LAMBDA_RUNTIME_API: api.address,
        LAMBDA_TASK_ROOT: asset,
        _HANDLER: 'index.handler',
        ...environment,
      },
    });
    return new FunctionProcess(api, child, spawnedAt);
  }

  /** What it makes of an event. */
  invoke(event: unknown): Promise<Outcome> {
    return Promise.race([this.#api.invoke(event), this.#ended]);
  }

  async stop(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#ended;
    await this.#api.close();
  }
}
