import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requireProgram, run } from './programs.ts';
import { copyOfRelease, publishedRelease, readJson } from './published.ts';

interface Report {
  valid: boolean;
  stats: { tasks: number; errors: number };
  tasks: { name: string; type: string; errors: { type: string; message: string }[] }[];
}

function validate(folder: string): Report {
  return JSON.parse(run('frictionless', ['validate', '--json', join(folder, 'datapackage.json')]).output);
}

/** Changes a table, and takes away the digests that would tell at once. */
function corrupt(folder: string, path: string, change: (text: string) => string): void {
  const file = join(folder, path);
  const text = readFileSync(file, 'utf8');
  expect(change(text)).not.toBe(text);
  writeFileSync(file, change(text));
  const descriptor = readJson<{ resources: Record<string, unknown>[] }>(join(folder, 'datapackage.json'));
  const resources = descriptor.resources.map(({ bytes: _, hash: _hash, ...rest }) => rest);
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify({ ...descriptor, resources }));
}

describe('frictionless', () => {
  test('finds every table of the Data Package to be as it is described', (context) => {
    requireProgram(context, 'frictionless');
    const { folder, manifest } = publishedRelease();
    const report = validate(folder);
    expect(report.tasks.flatMap(({ errors }) => errors)).toEqual([]);
    expect(report.valid).toBe(true);
    const tables = manifest.files.filter(({ path }) => path.endsWith('.csv'));
    expect(report.tasks.filter(({ type }) => type === 'table')).toHaveLength(tables.length);
  });

  test.for([
    ['a digest', 'data/places.csv', 'hash-count', undefined],
    ['a type', 'data/figures-claims.csv', 'type-error', (text: string) => text.replace(/,1,/, ',one,')],
    [
      'a value that must be there',
      'data/statements-evidence.csv',
      'constraint-error',
      (text: string) => text.replace(/,\d+,[0-9a-f]{64}/, ',,'),
    ],
    [
      'a primary key',
      'data/places.csv',
      'primary-key',
      (text: string) => `${text}${text.split('\r\n')[1]}\r\n`,
    ],
    [
      'a foreign key',
      'data/statements-evidence.csv',
      'foreign-key',
      (text: string) => text.replace('washington-post-vance-visits', 'nobody'),
    ],
  ] as const)('would find %s that is wrong', ([, path, code, change], context) => {
    requireProgram(context, 'frictionless');
    const folder = copyOfRelease();
    if (change === undefined)
      writeFileSync(join(folder, path), `${readFileSync(join(folder, path), 'utf8')} `);
    else corrupt(folder, path, change);
    const report = validate(folder);
    expect(report.tasks.flatMap(({ errors }) => errors.map(({ type }) => type))).toContain(code);
  });
});
