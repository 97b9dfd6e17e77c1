import { spawnSync } from 'node:child_process';
import { outputOf } from '../core/tools.ts';

/** Why Python programs that need this package cannot run here. */
export function pythonLacks(name: string): string | undefined {
  const { error, status } = spawnSync('python3', ['-c', `import ${name}`]);
  if (error !== undefined) return 'python3 is not installed';
  return status === 0 ? undefined : `the package ${name} of Python is not installed`;
}

/** Runs a script that reads JSON from its input and writes JSON. */
export function python(script: string, input: unknown): unknown {
  return JSON.parse(outputOf('python3', ['-c', script], JSON.stringify(input)));
}
