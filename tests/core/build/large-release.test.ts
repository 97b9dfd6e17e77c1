import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../core/build/build.ts';
import { qualityOf } from '../../../core/build/quality.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { entryOf } from '../compare/baselines.ts';
import { largeSnapshot } from '../publish/large-collection.ts';
import { unpack } from './package/unpack.ts';
import { firstRelease, jsonOf, textOf } from './releases.ts';

let release: BuiltRelease;
beforeAll(async () => {
  release = await firstRelease(largeSnapshot());
});

describe('a release in shards', () => {
  it('has a package with types and a client, and without records', async () => {
    const packed = release.files.find(({ path }) => path === 'package.tgz')?.bytes ?? new Uint8Array();
    const files = await unpack(new Uint8Array(packed));
    expect([...files.keys()].filter((path) => path.includes('data/'))).toEqual([]);
    expect([...files.keys()]).toEqual(
      expect.arrayContaining(['index.js', 'types/index.d.ts', 'client/index.js']),
    );
    const index = String(files.get('index.js')?.bytes);
    expect(index).not.toContain('data/');
    expect(index).toContain('export const VERSION = "1.0.0";');
    const { exports } = JSON.parse(String(files.get('package.json')?.bytes));
    expect(Object.keys(exports)).toEqual(['.', './client', './types', './schemas/*', './package.json']);
    expect(String(files.get('README.md')?.bytes)).not.toContain('records(dataset)');
  });

  it('says in its README and in openapi.json where the records are, and names no file that is not there', () => {
    const readme = textOf(release, 'README.md');
    expect(readme).toContain('`../shards/`');
    expect(readme).not.toMatch(/sqlite|\.zip|revisions\.json|data\//);
    const { paths } = jsonOf<{ paths: JsonObject } & JsonObject>(release, 'openapi.json');
    expect(Object.keys(paths)).toEqual(
      expect.arrayContaining([
        '/example-diplomacy/shards/places/{sha256}.ndjson',
        '/example-diplomacy/shards/places/{sha256}.json',
      ]),
    );
    expect(Object.keys(paths).filter((path) => /data\/|sqlite|zip|datapackage/.test(path))).toEqual([]);
  });

  it('has one file for each shard that is not empty, and lists under the digests that the manifest names', () => {
    const listed = Object.values(release.manifest.shards?.datasets ?? {}).flatMap(({ indexes }) => indexes);
    const lists = release.shared.filter(({ key }) => key.endsWith('.json'));
    expect(lists.map(({ key }) => key.slice(-69, -5))).toEqual(listed);
    for (const digest of listed) expect(textOf(release, 'SHA256SUMS')).toContain(`${digest}  ../shards/`);
  });
});

it('the quality of a large collection names some of very many contested figures, and counts all', () => {
  const entries = Array.from({ length: 1200 }, (_, index) =>
    entryOf('figures', `figure-${index}`, { comparison: 'conflicting', evidence: [] }),
  );
  expect(qualityOf('a', '1.0.0', entries, true)).toMatchObject({ figures: { conflicting: 1200 } });
  expect(qualityOf('a', '1.0.0', entries, true).contested).toHaveLength(1000);
  expect(qualityOf('a', '1.0.0', entries).contested).toHaveLength(1200);
});
