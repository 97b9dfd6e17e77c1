import { beforeEach, describe, expect, it } from 'vitest';
import type { Releases } from '../../../core/build/documents.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import type { Read } from '../../../core/verify/read-release.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { RELEASE_PATHS } from '../build/release-paths.ts';
import type { MemoryStore } from '../publish/memory-store.ts';
import { COLLECTION } from '../publish/samples.ts';
import type { Liar } from './liar.ts';
import { problemsOf, twoReleases } from './two-releases.ts';

const POINTER = `${COLLECTION}/releases.json`;
const FOLDER = `${COLLECTION}/1.1.0`;

let store: MemoryStore;
let liar: Liar;
beforeEach(async () => {
  ({ store, liar } = await twoReleases());
});

const verified = (version?: string) => verifyRelease(liar.read, COLLECTION, version);
const problems = (version?: string) => problemsOf(liar, version);

describe('a release as it was published', () => {
  it('has no problem: the latest, where no version is asked for', async () => {
    expect(await verified()).toEqual({
      collection: COLLECTION,
      version: '1.1.0',
      files: RELEASE_PATHS.length + 1,
      bytes: expect.any(Number),
      records: 7,
      problems: [],
    });
  });

  it('has no problem: an earlier one', async () => {
    expect(await verified('1.0.0')).toMatchObject({ version: '1.0.0', records: 7, problems: [] });
  });

  it('counts every byte of its files', async () => {
    const keys = [...store.contents].filter(
      ([key]) => key.startsWith(`${FOLDER}/`) && !key.endsWith('/manifest.json'),
    );
    const bytes = keys.reduce((sum, [, content]) => sum + content.length, 0);
    expect((await verified()).bytes).toBe(bytes);
  });

  it('is read by nothing that the pointer and the manifest do not lead to', async () => {
    const asked: string[] = [];
    const read: Read = (key) => {
      asked.push(key);
      return liar.read(key);
    };
    await verifyRelease(read, COLLECTION);
    expect(asked[0]).toBe(POINTER);
    expect(asked[1]).toBe(`${FOLDER}/manifest.json`);
    expect(asked.filter((key) => !store.contents.has(key))).toEqual([]);
    expect(new Set(asked).size).toBe(asked.length);
  });

  it('is not touched by damage to another release', async () => {
    liar.remove(`${COLLECTION}/1.0.0/LICENSE`);
    expect(await problems()).toEqual([]);
    expect(await problems('1.0.0')).toEqual([`missing-file ${COLLECTION}/1.0.0/LICENSE`]);
  });
});

describe('a release that cannot be found', () => {
  it('is a version that was never released, and the known ones are named', async () => {
    const { problems: found, version } = await verified('3.0.0');
    expect(version).toBe('3.0.0');
    expect(found).toEqual([
      {
        code: 'no-such-release',
        file: POINTER,
        message: 'There is no version 3.0.0; released versions: 1.0.0, 1.1.0.',
      },
    ]);
  });

  it('is the latest one where all are yanked', async () => {
    liar.edit<Releases>(POINTER, (pointer) => {
      delete pointer.latest;
      for (const release of pointer.releases)
        release.yanked = { on: '2020-03-02', reason: 'It counted one road twice.' };
    });
    expect(await problems()).toEqual([`no-such-release ${POINTER}`]);
    expect(await problems('1.1.0')).toEqual([]);
  });

  it.each<{ what: string; text: string }>([
    { what: 'no JSON', text: '<html>Not found</html>' },
    { what: 'no pointer', text: '{"releases":7}' },
    { what: 'empty', text: '' },
    { what: 'not UTF-8 read as text', text: '\uFFFD' },
  ])('is any where the pointer is $what', async ({ text }) => {
    liar.put(POINTER, text);
    expect(await problems()).toEqual([`wrong-document ${POINTER}`]);
  });

  it('is any where there is no pointer', async () => {
    liar.remove(POINTER);
    expect(await problems()).toEqual([`missing-file ${POINTER}`]);
  });

  it('is one without a manifest', async () => {
    liar.remove(`${FOLDER}/manifest.json`);
    expect(await problems()).toEqual([`missing-file ${FOLDER}/manifest.json`]);
  });
});

describe('a damaged release', () => {
  it.each(['LICENSE', 'SHA256SUMS', 'data/places.csv', 'schemas/place.schema.json', 'revisions.json'])(
    'lacks a file: %s',
    async (path) => {
      liar.remove(liar.key(path));
      expect(await problems()).toEqual([`missing-file ${FOLDER}/${path}`]);
    },
  );

  it.each(['LICENSE', 'SHA256SUMS', 'data/places.csv', 'data/places.ndjson', 'types/index.d.ts'])(
    'has a file with one other byte: %s',
    async (path) => {
      const bytes = store.contents.get(liar.key(path)) ?? new Uint8Array();
      bytes[10] = (bytes[10] ?? 0) ^ 1;
      expect(await problems()).toEqual([`altered-file ${FOLDER}/${path}`]);
    },
  );

  it('has a file with one byte more, and both sizes and digests are told', async () => {
    liar.put(liar.key('LICENSE'), `${liar.text(liar.key('LICENSE'))}\n`);
    const [problem] = (await verified()).problems;
    expect(problem?.code).toBe('altered-file');
    expect(problem?.message).toMatch(
      /^Announced \d+ bytes with SHA-256 \w{64}, found \d+ bytes with \w{64}\.$/,
    );
  });

  it('has several: each is named', async () => {
    liar.remove(liar.key('LICENSE'));
    liar.put(liar.key('README.md'), 'Hello.');
    expect(await problems()).toEqual([`missing-file ${FOLDER}/LICENSE`, `altered-file ${FOLDER}/README.md`]);
  });

  it('has another manifest than the pointer lists', async () => {
    liar.edit<JsonObject>(liar.key('manifest.json'), (manifest) => {
      manifest.title = 'Another title';
    });
    expect(await problems()).toEqual([`altered-file ${FOLDER}/manifest.json`]);
  });

  it('lacks the revision of a record', async () => {
    const key = `${COLLECTION}/records/places/border-town/1.0.0.json`;
    liar.remove(key);
    expect(await problems()).toEqual([`missing-file ${key}`]);
  });

  it('lacks the revision of a tombstone', async () => {
    const key = `${COLLECTION}/records/places/old-ferry/1.1.0.json`;
    liar.remove(key);
    expect(await problems()).toEqual([`missing-file ${key}`]);
  });

  it('has a revision with another content', async () => {
    const key = `${COLLECTION}/records/actors/example-state/1.1.0.json`;
    liar.put(key, liar.text(key).replace('State of Example', 'Statute of Example'));
    expect(await problems()).toEqual([`altered-file ${key}`]);
  });
});
