import { spawnSync } from 'node:child_process';
import { beforeAll, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../core/build/build.ts';
import type { ManifestFile } from '../../../core/build/documents.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { commitAt, snapshot } from '../publish/samples.ts';
import { inDirectoryWith } from '../scratch.ts';
import { requireTool } from '../tools.ts';
import { firstRelease, nextRelease, textOf } from './releases.ts';

let release: BuiltRelease;
beforeAll(async () => {
  release = await nextRelease();
});

function file(path: string): ManifestFile | undefined {
  return release.manifest.files.find((candidate) => candidate.path === path);
}

it('the manifest tells what the release is', () => {
  const { files: _, ...head } = release.manifest;
  expect(head).toEqual({
    collection: 'example-diplomacy',
    version: '1.1.0',
    title: 'Example diplomacy',
    description: 'Agreements and statements on an example.',
    license: 'CC-BY-4.0',
    previous: '1.0.0',
    commit: commitAt(1).sha,
    released: '2020-03-01T12:01:00Z',
    bump: { level: 'minor', reasons: ['1 record added', '1 record merged', '1 record corrected'] },
    counts: { agreements: 1, statements: 1, figures: 1, sources: 1, actors: 1, places: 2 },
    schemasSha256: snapshot().schemasSha256,
    authoringSha256: snapshot().authoringSha256,
  });
});

it('the manifest of the first release names none before it', async () => {
  expect((await firstRelease()).manifest).not.toHaveProperty('previous');
});

it('the manifest lists every file but itself, sorted by code unit', () => {
  const paths = release.manifest.files.map(({ path }) => path);
  expect(paths).toEqual([...release.files, release.sumsFile].map(({ path }) => path).sort());
  expect(paths).not.toContain('manifest.json');
});

it('the manifest gives the size, digest and media type of each file', () => {
  for (const { path, bytes, sha256, mediaType } of [...release.files, release.sumsFile])
    expect(file(path)).toMatchObject({ bytes: bytes.length, sha256, mediaType });
  expect(file('data/places.csv')?.mediaType).toBe('text/csv; charset=utf-8; header=present');
  expect(file('schemas/place.schema.json')?.mediaType).toBe('application/schema+json');
});

it('the manifest counts the records of each data file', () => {
  for (const dataset of DATASET_NAMES) {
    const count = release.manifest.counts[dataset];
    const document: { records: JsonObject[] } = JSON.parse(textOf(release, `data/${dataset}.json`));
    expect(document.records).toHaveLength(count);
    expect(textOf(release, `data/${dataset}.ndjson`).split('\n')).toHaveLength(count + 1);
    for (const ending of ['json', 'ndjson', 'csv'])
      expect(file(`data/${dataset}.${ending}`)?.records, dataset).toBe(count);
  }
  expect(file('data/withdrawn.json')?.records).toBe(1);
  expect(file('data/agreements-events.csv')?.records).toBe(2);
  expect(file('README.md')).not.toHaveProperty('records');
});

it('SHA256SUMS lists every other file with its digest, sorted', () => {
  const expected = release.files
    .map(({ path, sha256 }) => ({ path, line: `${sha256}  ${path}\n` }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ line }) => line);
  expect(textOf(release, 'SHA256SUMS')).toBe(expected.join(''));
});

it('SHA256SUMS satisfies sha256sum, and one changed byte does not', (context) => {
  const tool = 'sha256sum';
  requireTool(context, tool);
  const files = [...release.files, release.sumsFile].map(({ path, bytes }) => [path, bytes] as const);
  const check = (changed: readonly (readonly [string, Uint8Array | string])[]) =>
    inDirectoryWith(changed, (cwd) =>
      spawnSync(tool, ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd, encoding: 'utf8' }),
    );
  expect(check(files)).toMatchObject({ status: 0, stdout: '' });
  const damaged = check([...files, ['LICENSE', `${textOf(release, 'LICENSE')} `]]);
  expect(damaged).toMatchObject({ status: 1, stdout: 'LICENSE: FAILED\n' });
});
