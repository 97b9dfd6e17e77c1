import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CheckOptions, checkCommand } from '../../cli/commands/check.ts';
import { wantsJson } from '../../cli/program/wants-json.ts';
import { validProject } from '../core/check/project.ts';
import { depositary, writeProject } from './depositary.ts';

const DOCS = fileURLToPath(new URL('../../docs', import.meta.url));
const THREAD = new URL('../../cli/check/worker.ts', import.meta.url);
const VALID = writeProject(validProject());
const BROKEN = writeProject(
  validProject().withRecord('places', '/kind', 'moon').withRecord('actors', '/contry', 'AM'),
);

function run(options: Partial<CheckOptions>) {
  const defaults = {
    cwd: BROKEN,
    failOn: 'error',
    format: 'pretty',
    paths: [],
    docs: DOCS,
    thread: THREAD,
  } as const;
  return checkCommand({ ...defaults, ...options });
}

afterEach(() => vi.unstubAllEnvs());

describe('check with paths', () => {
  it.each([
    ['a file', 'datasets/places/border-town.json', 1],
    ['a folder', 'datasets/actors/', 1],
    ['a path from the root of the disk', join(BROKEN, 'datasets/places'), 1],
    ['the project itself', '.', 2],
    ['a file without findings', 'datasets/collection.json', 0],
  ])('shows the findings of %s, and how many there are elsewhere', async (_, path, count) => {
    const { exitCode, json, text } = await run({ paths: [path] });
    expect(json).toMatchObject({ elsewhere: 2 - count });
    expect(json.findings).toHaveLength(count);
    expect(exitCode).toBe(count === 0 ? 0 : 1);
    if (count === 1) expect(text).toMatch(/ Other files have 1 finding\.$/);
  });

  it.each(['datasets/places/nowhere.json', 'datasets/pla', 'README.md', '..'])(
    'refuses %s, which the project does not have',
    async (path) => {
      await expect(run({ paths: [path] })).rejects.toMatchObject({
        exitCode: 2,
        message: `The project has no file or folder ${path}.`,
      });
    },
  );
});

describe('check of more mistakes than are listed', () => {
  it('says so', async () => {
    const cwd = writeProject(validProject().with('datasets/places.ndjson', '[]\n'.repeat(10_001)));
    const { json, text } = await run({ cwd, paths: ['datasets/collection.json'] });
    expect(json.findings).toEqual([]);
    expect(text).toMatch(/ Other files have 10000 findings\. There are more, which are not listed\.$/);
  });
});

describe('check in a format for programs', () => {
  it('explains the codes in SARIF with their pages', async () => {
    const { text } = await run({ format: 'sarif' });
    const [{ tool }] = JSON.parse(text).runs;
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual([
      'not-in-vocabulary',
      'unknown-property',
    ]);
    expect(tool.driver.rules[1].shortDescription.text).toBe(
      'An object has a property that its schema does not know.',
    );
  });

  it('adds all findings to the summary of a GitHub step, after what is there', async () => {
    const summary = join(mkdtempSync(join(tmpdir(), 'depositary-')), 'summary.md');
    writeFileSync(summary, 'Before.\n');
    vi.stubEnv('GITHUB_STEP_SUMMARY', summary);
    const { text } = await run({ format: 'github' });
    expect(text.split('\n').map((line) => line.slice(0, 8))).toEqual(['::error ', '::error ', '2 errors']);
    expect(readFileSync(summary, 'utf8')).toMatch(
      /^Before\.\n## depositary check\n\n2 errors\.\n\n- .*\n- .*\n$/,
    );
    await run({ cwd: VALID, format: 'github' });
    expect(readFileSync(summary, 'utf8')).toMatch(/No findings in 1 agreements/);
  });

  it('prints documents where nothing was found and quiet is asked for, and no empty line', () => {
    expect(depositary(['check', '-q', '--format', 'junit'], { cwd: VALID }).stdout).toMatch(/^<\?xml/);
    expect(depositary(['check', '--format', 'compact'], { cwd: VALID }).stdout).toBe('');
    expect(
      JSON.parse(depositary(['check', '--format', 'json'], { cwd: BROKEN }).stdout).findings,
    ).toHaveLength(2);
  });

  it.each([
    [['--json', 'check'], true],
    [['check', '--format', 'json'], true],
    [['check', '--format=json'], true],
    [['check', '--format', 'sarif'], false],
    [['check'], false],
  ])('%j asks for JSON: %s', (argv, expected) => {
    expect(wantsJson(argv)).toBe(expected);
  });
});
