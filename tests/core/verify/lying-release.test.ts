import { beforeEach, describe, expect, it } from 'vitest';
import type { Revisions } from '../../../core/build/documents.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { COLLECTION } from '../publish/samples.ts';
import type { Liar } from './liar.ts';
import { problemsOf, twoReleases } from './two-releases.ts';

const FOLDER = `${COLLECTION}/1.1.0`;

let liar: Liar;
beforeEach(async () => {
  ({ liar } = await twoReleases());
});

const verified = () => verifyRelease(liar.read, COLLECTION);
const problems = () => problemsOf(liar);

describe('a release whose digests are right and which is wrong', () => {
  const manifest = `${FOLDER}/manifest.json`;

  it('has the manifest of another version', async () => {
    liar.put(manifest, liar.text(`${COLLECTION}/1.0.0/manifest.json`));
    liar.correctPointer();
    expect(await problems()).toEqual([`wrong-document ${manifest}`]);
  });

  it('has a manifest that is not valid', async () => {
    liar.lieInManifest(({ files }) => {
      files[0] = { path: '../secret', mediaType: 'text/plain', bytes: 1, sha256: '0'.repeat(64) };
    });
    const found = (await verified()).problems;
    expect(found).toMatchObject([{ code: 'wrong-document', file: manifest }]);
    expect(found[0]?.message).toContain('/files/0/path');
  });

  it('has a manifest that is no JSON', async () => {
    liar.put(manifest, '{');
    liar.correctPointer();
    expect(await problems()).toEqual([`wrong-document ${manifest}`]);
  });

  it('has SHA256SUMS that do not list what the manifest lists', async () => {
    const sums = liar.text(liar.key('SHA256SUMS'));
    liar.put(liar.key('SHA256SUMS'), sums.replace(/^.* {2}LICENSE\n/m, ''));
    liar.correctManifest();
    expect(await problems()).toEqual([`unlisted-file ${FOLDER}/SHA256SUMS`]);
  });

  it('has SHA256SUMS with another digest', async () => {
    const sums = liar.text(liar.key('SHA256SUMS'));
    liar.put(liar.key('SHA256SUMS'), sums.replace(/^\w{64}/, '0'.repeat(64)));
    liar.correctManifest();
    expect(await problems()).toEqual([`unlisted-file ${FOLDER}/SHA256SUMS`]);
  });

  it('has a record that does not fit the published schema', async () => {
    liar.lieAboutRecord('places', 'border-town', (record) => {
      record.names = 'Border Town';
    });
    const found = (await verified()).problems;
    expect(found.filter(({ code }) => code === 'wrong-record')).toMatchObject([
      { file: `${FOLDER}/data/places.ndjson`, message: expect.stringContaining('places/border-town') },
    ]);
    expect(found).toHaveLength(1);
  });

  it('has a record without a computed field', async () => {
    liar.lieAboutRecord('agreements', 'river-memorandum', (record) => {
      delete record.status;
    });
    expect(await problems()).toEqual([`wrong-record ${FOLDER}/data/agreements.ndjson`]);
  });

  it('has a record that refers to nothing', async () => {
    liar.lieAboutRecord('statements', 'state-welcomes-crossing', (record) => {
      record.about = { agreements: ['river-memorandum', 'no-such-agreement'] };
    });
    expect((await verified()).problems).toEqual([
      {
        code: 'broken-reference',
        file: `${FOLDER}/data/statements.ndjson`,
        message:
          'statements/state-welcomes-crossing refers at /about/agreements/1 to agreements/no-such-agreement, which is not in the release.',
      },
    ]);
  });

  it('may refer to what was withdrawn: that is no broken reference', async () => {
    liar.lieAboutRecord('statements', 'state-welcomes-crossing', (record) => {
      record.place = 'old-ferry';
    });
    // Only that nobody has told of the change is found.
    expect(await problems()).toEqual([`wrong-changes ${FOLDER}/changes.json`]);
  });

  it('tells the same records in another way in its JSON file', async () => {
    liar.lieIn<{ records: JsonObject[] }>('data/places.json', ({ records }) => records.reverse());
    expect(await problems()).toEqual([`wrong-record ${FOLDER}/data/places.json`]);
  });

  it('counts its records wrongly', async () => {
    liar.lieInManifest(({ counts }) => {
      counts.places = 3;
    });
    expect(await problems()).toEqual([`wrong-count ${FOLDER}/data/places.json`]);
  });

  const revisions = `${FOLDER}/revisions.json`;

  it.each<{ what: string; change: (document: Revisions) => void; is: string[] }>([
    {
      what: 'names another content of a record',
      change: ({ revisions: [first] }) => {
        if (first !== undefined) first.sha256 = '0'.repeat(64);
      },
      is: [`wrong-revision ${revisions}`],
    },
    {
      what: 'names a record that the release does not hold',
      change: ({ revisions: all }) => {
        all.push({ dataset: 'places', id: 'nowhere', revision: '1.0.0', sha256: '0'.repeat(64) });
      },
      is: [`wrong-count ${revisions}`],
    },
    {
      what: 'leaves a record out',
      change: ({ revisions: all }) => {
        all.shift();
      },
      is: [`wrong-count ${revisions}`, `wrong-revision ${revisions}`],
    },
    {
      what: 'names a revision that was never written',
      change: ({ revisions: [first] }) => {
        if (first !== undefined) first.revision = '0.9.0';
      },
      is: [`missing-file ${COLLECTION}/records/agreements/river-memorandum/0.9.0.json`],
    },
    {
      what: 'is not valid',
      change: ({ revisions: [first] }) => {
        if (first !== undefined) first.revision = 'newest';
      },
      is: [`wrong-document ${revisions}`],
    },
  ])('has a revisions.json that $what', async ({ change, is }) => {
    liar.lieIn('revisions.json', change);
    expect(await problems()).toEqual(is);
  });
});

describe('a release whose digests are right and whose files are not what they should be', () => {
  it.each([
    'data/places.json',
    'data/places.ndjson',
    'data/withdrawn.json',
    'revisions.json',
    'schemas/place.schema.json',
    'schemas/authoring/place.schema.json',
  ])('is a problem and no exception: %s is no JSON', async (path) => {
    const lines = liar.text(liar.key(path)).split('\n').length - 1;
    liar.lie(path, 'not JSON\n'.repeat(path.endsWith('.ndjson') ? lines : 1));
    expect(await problems()).toEqual([`wrong-document ${FOLDER}/${path}`]);
  });

  it.each([
    ['schemas/place.schema.json', '{"type":"nonsense"}\n'],
    ['schemas/place.schema.json', '[]\n'],
    ['schemas/authoring/place.schema.json', '{"$ref":"nowhere.schema.json"}\n'],
    ['data/places.json', 'null\n'],
    ['data/withdrawn.json', '7\n'],
  ])('is a problem and no exception: %s holds %j', async (path, text) => {
    liar.lie(path, text);
    const found = await problems();
    expect(found.length).toBeGreaterThan(0);
    for (const problem of found) expect(problem).toContain(FOLDER);
  });

  const remote = '{"$ref":"https://evil.example/x.json"}';
  it.each([
    ['schemas/place.schema.json', `{"properties":{"note":${remote}}}`, 'https://evil.example/x.json'],
    [
      'schemas/authoring/place.schema.json',
      `{"properties":{"note":${remote}}}`,
      'https://evil.example/x.json',
    ],
    [
      'schemas/draft-07/place.schema.json',
      `{"properties":{"note":${remote}}}`,
      'https://evil.example/x.json',
    ],
    ['schemas/place.schema.json', '{"properties":{"id":{"pattern":"^(a+)+$"}}}', 'exponential'],
    ['schemas/place.schema.json', '{"properties":{"id":{"$ref":"#/$defs/nowhere"}}}', 'nowhere'],
    ['schemas/place.schema.json', '{"properties":{"id":{"type":"nix"}}}', 'type must be'],
  ])('is told of at its file: %s holds %s', async (path, text, says) => {
    liar.lie(path, `${text}\n`);
    expect((await verified()).problems).toEqual([
      { code: 'wrong-document', file: `${FOLDER}/${path}`, message: expect.stringContaining(says) },
    ]);
  });

  it('is a problem and no exception: a record is nested deeper than a program can follow', async () => {
    liar.lieByAdding('places', `{"id":"deep","names":${'['.repeat(50_000)}${']'.repeat(50_000)}}`);
    expect((await problems()).length).toBeGreaterThan(0);
  });

  it.each(['7', 'null', '[]', '"border-town"'])('has a record that is no object: %s', async (line) => {
    liar.lieByAdding('places', line);
    expect((await problems()).length).toBeGreaterThan(0);
  });

  it('has a record twice', async () => {
    const [line = ''] = liar.text(liar.key('data/places.ndjson')).split('\n');
    liar.lieByAdding('places', line);
    expect(await problems()).toEqual([`wrong-count ${FOLDER}/revisions.json`]);
  });

  it.each([
    'schemas/statement.schema.json',
    'schemas/authoring/statement.schema.json',
    'data/places.json',
    'data/places.ndjson',
    'revisions.json',
  ])('does not list a file that every release has: %s', async (path) => {
    liar.edit<{ files: { path: string }[] }>(liar.key('manifest.json'), (manifest) => {
      manifest.files = manifest.files.filter((file) => file.path !== path);
    });
    liar.correctDigests();
    expect((await problems()).length).toBeGreaterThan(0);
  });
});
