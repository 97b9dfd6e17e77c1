import { beforeEach, describe, expect, it } from 'vitest';
import type { Changes } from '../../../core/build/changes.ts';
import type { Manifest, Releases } from '../../../core/build/documents.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import type { MemoryStore } from '../publish/memory-store.ts';
import { COLLECTION } from '../publish/samples.ts';
import { Liar } from './liar.ts';
import { problemsOf, twoReleases } from './two-releases.ts';

const CHANGES = `${COLLECTION}/1.1.0/changes.json`;

let store: MemoryStore;
let liar: Liar;
beforeEach(async () => {
  ({ store, liar } = await twoReleases());
});

describe('changes that do not lead from the release before to this one', () => {
  it.each<{ what: string; lie: (changes: Changes) => void; says: string }>([
    {
      what: 'lack a change',
      lie: ({ changes }) => void changes.shift(),
      says: 'it does not give: actors/example-state.',
    },
    {
      what: 'lack a record that is new',
      lie: ({ changes }) => void changes.pop(),
      says: 'it does not give: places/river-island.',
    },
    {
      what: 'speak of a value that was not there',
      lie: ({ changes }) => {
        for (const { fields = [] } of changes) for (const field of fields) field.before = 'Another name';
      },
      says: 'It does not fit the release before. actors/example-state: The value at "/names/0/name"',
    },
    {
      what: 'give another value',
      lie: ({ changes }) => {
        for (const { fields = [] } of changes) for (const field of fields) field.after = 'Another name';
      },
      says: 'it does not give: actors/example-state.',
    },
    {
      what: 'add a record that is not here',
      lie: ({ changes }) =>
        void changes.push({
          op: 'added',
          dataset: 'places',
          id: 'nowhere',
          title: 'Nowhere',
          record: { id: 'nowhere' },
        }),
      says: 'gives records that are not here',
    },
    {
      what: 'add what is there',
      lie: ({ changes }) =>
        void changes.push({ op: 'added', dataset: 'places', id: 'border-town', title: 'Town', record: {} }),
      says: 'places/border-town: It is there already.',
    },
    {
      what: 'come from another release',
      lie: (changes) => {
        changes.from = '0.9.0';
      },
      says: 'It leads from 0.9.0 to 1.1.0, the manifest from 1.0.0 to 1.1.0.',
    },
  ])('are found: they $what', async ({ lie, says }) => {
    liar.lieIn<Changes>('changes.json', lie);
    const { problems } = await verifyRelease(liar.read, COLLECTION);
    expect(problems).toEqual([
      { code: 'wrong-changes', file: CHANGES, message: expect.stringContaining(says) },
    ]);
  });

  it('are found in the first release, where a record is not listed as new', async () => {
    const first = new Liar(store, COLLECTION, '1.0.0');
    first.lieIn<Changes>('changes.json', ({ changes }) => void changes.shift());
    expect(await problemsOf(liar, '1.0.0')).toEqual([`wrong-changes ${COLLECTION}/1.0.0/changes.json`]);
  });
});

describe('a release before that cannot be compared with', () => {
  const before = `${COLLECTION}/1.0.0`;

  it('is not in the pointer', async () => {
    liar.edit<Releases>(`${COLLECTION}/releases.json`, ({ releases }) => void releases.shift());
    expect(await problemsOf(liar)).toEqual([`no-such-release ${COLLECTION}/releases.json`]);
  });

  it('lacks a file of its records', async () => {
    liar.remove(`${before}/data/places.ndjson`);
    expect(await problemsOf(liar)).toEqual([`missing-file ${before}/data/places.ndjson`]);
  });

  it('has another manifest than the pointer says', async () => {
    liar.edit<Manifest>(`${before}/manifest.json`, (manifest) => {
      manifest.title = 'Another title';
    });
    expect(await problemsOf(liar)).toEqual([`altered-file ${before}/manifest.json`]);
  });
});
