import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import type { Program } from '../measure/meter.ts';

const require = createRequire(import.meta.url);

/**
 * @sourcemeta/jsonschema, the native program itself: its wrapper for npm takes longer than it does. `--fast` stops at
 * the first error; formats are only checked when asked for.
 */
export function sourcemeta(schema: string, inputs: readonly string[], outcome: Outcome): Program {
  const folder = dirname(require.resolve('@sourcemeta/jsonschema/package.json'));
  const name = `jsonschema-${platform()}-${arch() === 'x64' ? 'x86_64' : arch()}`;
  return {
    arguments: [
      join(folder, 'build/github-releases', name),
      'validate',
      schema,
      ...inputs,
      '--fast',
      '--format-assertion',
      ...(outcome.failed > 0 ? ['--continue'] : []),
    ],
    prints: new RegExp(`${outcome.passed} passed, ${outcome.failed} failed`),
    status: outcome.failed > 0 ? 2 : 0,
  };
}

/** How many records a peer has to accept and to reject. */
export interface Outcome {
  passed: number;
  failed: number;
}

/** ajv-cli, which validates each file that a pattern names. It cannot read NDJSON. */
export function ajvCli(schema: string, pattern: string, { passed, failed }: Outcome): Program {
  return {
    arguments: [
      process.execPath,
      join(dirname(require.resolve('ajv-cli/package.json')), 'dist/index.js'),
      'validate',
      '-s',
      schema,
      '-d',
      pattern,
      '--spec=draft2020',
      '--strict=false',
      '--errors=no',
    ],
    prints: new RegExp(`^(.* valid\n){${passed}}(.* invalid\n\n?){${failed}}$`),
    status: failed > 0 ? 1 : 0,
  };
}
