import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEdge } from '../../../cli/serve/edge.ts';
import { readCommittedProject } from '../../../cli/states/git-project.ts';
import { locateState, workingTree } from '../../../cli/states/locate-state.ts';
import { readState } from '../../../cli/states/read-state.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { diffStates, isEmptyDiff } from '../../../core/review/data-diff.ts';
import { stateOf } from '../../../core/review/state.ts';
import { validProject } from '../../core/check/project.ts';
import { changedProject, firstProject, snapshot } from '../../core/publish/samples.ts';
import { temporaryFolder, writeProject } from '../depositary.ts';
import { GitCheckout, HAS_GIT } from '../git-checkout.ts';
import { footprint, reviewedCheckout } from './reviewed.ts';

const FIRST = stateOf(snapshot(firstProject()));
const CHANGED = stateOf(snapshot(changedProject()));

describe.skipIf(!HAS_GIT)('a state', () => {
  let checkout: GitCheckout;
  beforeAll(async () => {
    checkout = await reviewedCheckout();
    writeProject(firstProject(), join(checkout.folder, 'copy'));
    writeProject(changedProject(), join(checkout.folder, 'main'));
  });

  const read = async (word: string) => readState(await locateState(checkout.folder, word));

  it.each([
    'HEAD',
    'ref:main',
    'main',
    'HEAD^{commit}',
    'copy',
    'dir:copy',
    './copy/',
    'public',
    'public/example-diplomacy',
    'public/example-diplomacy/1.0.0',
    'release:public',
  ])('is what %s holds', async (word) => {
    expect(isEmptyDiff(diffStates(await read(word), FIRST))).toBe(true);
  });

  it('is what a server serves', async () => {
    const edge = await startEdge({ directory: join(checkout.folder, 'public'), port: 0 });
    try {
      const state = await read(`${edge.url}/example-diplomacy/1.0.0`);
      expect(isEmptyDiff(diffStates(state, FIRST))).toBe(true);
    } finally {
      await edge.close();
    }
  });

  it('is what lies in the folder', async () => {
    const state = await readState(workingTree(checkout.folder));
    expect(isEmptyDiff(diffStates(state, CHANGED))).toBe(true);
  });

  it('says how a word was understood that means several', async () => {
    const located = await locateState(checkout.folder, 'main');
    expect(located.kind).toBe('ref');
    expect(located.note).toMatch(
      /^“main” is understood as the Git ref main \(commit [0-9a-f]{12}\); for the directory main write dir:main\.$/,
    );
    expect(isEmptyDiff(diffStates(await read('dir:main'), CHANGED))).toBe(true);
    checkout.git('branch', 'public');
    expect((await locateState(checkout.folder, 'public')).note).toContain('write release:public.');
    checkout.git('branch', '--delete', 'public');
    expect((await locateState(checkout.folder, 'HEAD')).note).toBeUndefined();
  });

  it('of a ref is read without touching the work tree', async () => {
    const before = footprint(checkout);
    await read('ref:HEAD');
    expect(footprint(checkout)).toBe(before);
  });

  it.each([
    ['nothing', 'no state that is known here'],
    ['--output=x', 'no state that is known here'],
    ['main copy', 'no state that is known here'],
    ['ref:HEAD~9', 'Git knows no commit HEAD~9 here'],
    ['ref:HEAD:datasets', 'Git knows no commit'],
    ['ref:HEAD\nHEAD', 'Git knows no commit'],
    ['dir:public', 'There are no datasets/ and schemas/ in public'],
    ['release:copy', 'There is no published collection at copy'],
  ])('%j is none', async (word, message) => {
    await expect(locateState(checkout.folder, word)).rejects.toThrow(message);
  });
});

describe.skipIf(!HAS_GIT)('the project of a commit', () => {
  it('has the same files as the folder, also below the root of the repository', async () => {
    const checkout = GitCheckout.of(validProject());
    writeProject(firstProject(), join(checkout.folder, 'inner/project'));
    checkout.commit();
    for (const folder of [checkout.folder, join(checkout.folder, 'inner/project')]) {
      const found = await readCommittedProject(folder, 'HEAD');
      expect(found?.files).toEqual(asPlain(readProject(folder)));
    }
    await expect(locateState(join(checkout.folder, 'inner'), 'HEAD')).rejects.toThrow(
      'has no datasets/ and schemas/ in this folder',
    );
  });

  it('follows no links, reads no large file, and hides nothing from the reader', async () => {
    const checkout = GitCheckout.of(validProject());
    const places = join(checkout.folder, 'datasets/places');
    symlinkSync('border-town.json', join(places, 'link.json'));
    writeFileSync(join(places, 'large.json'), 'x'.repeat(1024 * 1024 + 1));
    mkdirSync(join(places, 'deep/deeper'), { recursive: true });
    writeFileSync(join(places, 'deep/deeper/dülmen.json'), '{}');
    // `git archive` would leave it out.
    writeFileSync(
      join(checkout.folder, '.gitattributes'),
      'datasets/places/border-town.json export-ignore\n',
    );
    checkout.git('add', '.');
    checkout.git('update-index', '--add', '--cacheinfo', `160000,${checkout.head},datasets/places/module`);
    checkout.git('commit', '--quiet', '--message', 'Odd files');
    const found = await readCommittedProject(checkout.folder, 'HEAD');
    const below = found?.files?.datasets.filter(({ path }) => path.startsWith('datasets/places/'));
    expect(below?.map(({ path, unread, bytes }) => `${path.slice(16)} ${unread ?? bytes?.length}`)).toEqual([
      `border-town.json ${validProject().text('datasets/places/border-town.json').length}`,
      'deep/deeper/dülmen.json 2',
      'large.json too-large',
      'link.json link',
      'module special',
    ]);
  });

  it('has its files of many records whole, however large', async () => {
    const project = validProject().inLines();
    const spaces = ' '.repeat(600 * 1024);
    const checkout = GitCheckout.of(
      project.with('datasets/places.ndjson', `${spaces}${project.text('datasets/places.ndjson')}${spaces}{}`),
    );
    const found = await readCommittedProject(checkout.folder, 'HEAD');
    const onDisk = readProject(checkout.folder).datasets.find(
      ({ path }) => path === 'datasets/places.ndjson',
    );
    const committed = found?.files?.datasets.find(({ path }) => path === 'datasets/places.ndjson');
    expect(committed?.bytes?.length).toBeGreaterThan(1024 * 1024);
    expect(committed?.bytes).toEqual(onDisk?.bytes);
  });

  it('is unknown where there is no repository', async () => {
    expect(await readCommittedProject(temporaryFolder(), 'HEAD')).toBeUndefined();
  });
});

/** As bytes of the same kind, whatever they were read with. */
function asPlain(files: ReturnType<typeof readProject>): ReturnType<typeof readProject> {
  const plain = (list: (typeof files)['datasets']) =>
    list.map(({ bytes, ...file }) => ({ ...file, ...(bytes && { bytes: new Uint8Array(bytes) }) }));
  return { datasets: plain(files.datasets), schemas: plain(files.schemas) };
}
