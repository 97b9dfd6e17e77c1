import { spawnSync } from 'node:child_process';
import type { TestContext } from 'vitest';

/** How a program of another maker ended. */
export interface Ended {
  status: number | null;
  output: string;
}

/** Runs a program without a way to the network, as far as it asks the environment for one. */
export function run(name: string, args: readonly string[], input?: string): Ended {
  const nowhere = 'http://127.0.0.1:9';
  const { status, stdout, stderr, error } = spawnSync(name, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      HTTP_PROXY: nowhere,
      HTTPS_PROXY: nowhere,
      http_proxy: nowhere,
      https_proxy: nowhere,
    },
    ...(input !== undefined && { input }),
  });
  return { status, output: `${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}` };
}

/** Skips a test, and says why, where a module of Python is missing; in continuous integration that is an error. */
export function requirePython(context: TestContext, module: string): void {
  demand(context, run('python3', ['-c', `import ${module}`]).status === 0, `the Python module ${module}`);
}

/** The same for a program. */
export function requireProgram(context: TestContext, name: string): void {
  demand(context, run(name, ['--version']).status === 0, name);
}

function demand({ skip }: TestContext, isHere: boolean, what: string): void {
  if (!isHere && process.env.CI === 'true') throw new Error(`${what} is not installed`);
  skip(!isHere, `${what} is not installed`);
}
