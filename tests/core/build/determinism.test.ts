import { expect, it } from 'vitest';
import type { BuiltRelease } from '../../../core/build/build.ts';
import { check } from '../../../core/check/check.ts';
import { type Snapshot, snapshotOf } from '../../../core/compare/snapshot.ts';
import type { Project } from '../check/project.ts';
import { changedProject, firstProject } from '../publish/samples.ts';
import { firstRelease, nextRelease } from './releases.ts';

/** A snapshot of a project whose files come in another order. */
function snapshotIn(project: Project, order: 'forwards' | 'backwards'): Snapshot {
  const { datasets, schemas } = project.files;
  const files =
    order === 'forwards'
      ? { datasets, schemas }
      : { datasets: datasets.toReversed(), schemas: schemas.toReversed() };
  const { collection } = check(files);
  if (collection === undefined) throw new TypeError('the project has errors');
  return snapshotOf(collection);
}

/** Every file of a release with its bytes, as one character each. */
function bytesOf({ files, sumsFile, manifestFile }: BuiltRelease): Record<string, string> {
  const all = [...files, sumsFile, manifestFile];
  return Object.fromEntries(all.map(({ path, bytes }) => [path, Buffer.from(bytes).toString('latin1')]));
}

it('two builds of one state give the same bytes', async () => {
  const first = () => firstRelease(snapshotIn(firstProject(), 'forwards'));
  expect(bytesOf(await first())).toEqual(bytesOf(await first()));
  const next = () =>
    nextRelease(snapshotIn(changedProject(), 'forwards'), snapshotIn(firstProject(), 'forwards'));
  expect(bytesOf(await next())).toEqual(bytesOf(await next()));
});

it('the order in which the files were read changes nothing', async () => {
  const release = (order: 'forwards' | 'backwards') =>
    nextRelease(snapshotIn(changedProject(), order), snapshotIn(firstProject(), order));
  expect(bytesOf(await release('backwards'))).toEqual(bytesOf(await release('forwards')));
});

it('a release holds neither the clock nor the machine', async () => {
  const text = JSON.stringify(bytesOf(await nextRelease()));
  expect(text).not.toContain(new Date().toISOString().slice(0, 10));
  expect(text).not.toContain(process.cwd());
});
