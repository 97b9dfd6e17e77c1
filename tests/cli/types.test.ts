import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type RunningEdge, startEdge } from '../../cli/serve/edge.ts';
import { publish } from '../../core/publish/publish.ts';
import type { Schema } from '../../core/shared/schema.ts';
import { MemoryStore } from '../core/publish/memory-store.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from '../core/publish/samples.ts';
import { Liar } from '../core/verify/liar.ts';
import { commitOptions, depositary, temporaryFolder, writeProject } from './depositary.ts';
import { runDepositary } from './run-depositary.ts';

const cwd = writeProject(firstProject());
beforeAll(() => {
  depositary(['publish', ...commitOptions()], { cwd });
  writeProject(changedProject(), cwd);
  depositary(['publish', ...commitOptions(1)], { cwd });
});

const file = (version: string, path: string): string =>
  readFileSync(join(cwd, 'public/example-diplomacy', version, path), 'utf8');

describe('depositary types', () => {
  it('gives the TypeScript types that the release holds, byte for byte', () => {
    const run = depositary(['types', '--lang', 'ts'], { cwd });
    expect(run).toEqual({ status: 0, stderr: '', stdout: file('1.1.0', 'types/index.d.ts') });
  });

  it.each([
    ['py', '# The records of example-diplomacy 1.1.0.\n', 'class Agreement:\n'],
    ['go', '// The records of example-diplomacy 1.1.0.\n', '\npackage examplediplomacy\n'],
  ])('makes types for %s from the newest release', (lang, head, part) => {
    const { status, stdout } = depositary(['types', '--lang', lang], { cwd });
    expect(status).toBe(0);
    expect(stdout.startsWith(head)).toBe(true);
    expect(stdout).toContain(part);
    // What a generator calls things that it has no name for.
    expect(stdout).not.toMatch(/Purple|Fluffy|Tentacled|AccountVoice|\w+Element\b|\w+Class\b/);
    expect(stdout).not.toMatch(/[ \t]\n/);
  });

  it('writes them to a file, of an exact version', () => {
    const args = ['types', '--lang', 'py', '--out', 'records.py', 'public/example-diplomacy/1.0.0'];
    expect(depositary(args, { cwd })).toMatchObject({
      status: 0,
      stdout: 'Wrote the types of example-diplomacy 1.0.0 to records.py.\n',
    });
    expect(readFileSync(join(cwd, 'records.py'), 'utf8')).toContain(
      '# The records of example-diplomacy 1.0.0.\n',
    );
  });

  it('gives the same bytes each time', () => {
    const run = () => depositary(['types', '--lang', 'go'], { cwd }).stdout;
    expect(run()).toBe(run());
  });

  it('reads a release over HTTP', async () => {
    const edge: RunningEdge = await startEdge({ directory: join(cwd, 'public'), port: 0 });
    try {
      const run = await runDepositary(['types', '--lang', 'ts', `${edge.url}/example-diplomacy/1.0.0`], {
        cwd,
      });
      expect(run).toEqual({ status: 0, stderr: '', stdout: file('1.0.0', 'types/index.d.ts') });
    } finally {
      await edge.close();
    }
  });

  it.each([
    [
      'a reference out of the release',
      { $ref: 'https://evil.example/x.json' },
      'https://evil.example/x.json',
    ],
    ['a reference to nothing', { $ref: '#/$defs/nowhere' }, 'nowhere'],
    ['an unknown type', { type: 'nix' }, 'type must be'],
  ])('gives no types of a schema with %s, and names its file', async (_, note, says) => {
    const store = new MemoryStore();
    await publish(store, snapshot(firstProject()), commitAt(0));
    const liar = new Liar(store, COLLECTION, '1.0.0');
    liar.lieIn<Schema>('schemas/place.schema.json', ({ properties }) =>
      Object.assign(properties ?? {}, { note }),
    );
    const directory = temporaryFolder();
    onTestFinished(() => rmSync(directory, { recursive: true }));
    for (const [key, bytes] of store.contents) {
      mkdirSync(dirname(join(directory, key)), { recursive: true });
      writeFileSync(join(directory, key), bytes);
    }
    const run = depositary(['types', '--lang', 'go', directory], { cwd });
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('error[wrong-document]');
    expect(run.stderr).toContain(`${COLLECTION}/1.0.0/schemas/place.schema.json: `);
    expect(run.stderr).toContain(says);
    expect(run.stdout).toBe('');
  });

  it('gives no types of a file that was altered', () => {
    const copy = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd: copy });
    writeFileSync(
      join(copy, 'public/example-diplomacy/1.0.0/types/index.d.ts'),
      'export type Agreement = any;\n',
    );
    const run = depositary(['types', '--lang', 'ts'], { cwd: copy });
    expect(run).toMatchObject({ status: 1, stdout: '' });
    expect(run.stderr).toContain(
      'error[altered-file]: /example-diplomacy/1.0.0/types/index.d.ts is not what',
    );
  });

  it.each([
    ['no language', ['types'], 2, "required option '--lang <language>'"],
    ['a language that there is not', ['types', '--lang', 'cobol'], 2, 'Allowed choices are ts, py, go'],
    [
      'a version that there is not',
      ['types', '--lang', 'ts', 'public/example-diplomacy/9.0.0'],
      3,
      'error[no-such-release]',
    ],
    ['no release', ['types', '--lang', 'ts', 'nowhere'], 3, 'There is no published collection at nowhere.'],
    [
      'no server',
      ['types', '--lang', 'ts', 'http://127.0.0.1:1/c/1.0.0'],
      4,
      'error[network]: http://127.0.0.1:1/',
    ],
  ])('ends with its status for %s', (_, args, status, message) => {
    const run = depositary(args, { cwd });
    expect(run.status).toBe(status);
    expect(run.stderr).toContain(message);
  });
});
