import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '../../../core/build/documents.ts';
import { check } from '../../../core/check/check.ts';
import { packArchive } from '../../../core/load/pack-archive.ts';
import { LARGEST_FILE, type ProjectFiles } from '../../../core/load/project-files.ts';
import { assertSubmission, openSubmission } from '../../../core/publish/open-submission.ts';
import { packSubmission } from '../../../core/publish/pack-submission.ts';
import { headerText } from '../../../core/publish/submission-header.ts';
import {
  parseSubmissionKey,
  reportKey,
  shardListKey,
  submissionId,
  submissionKey,
} from '../../../core/publish/submission-keys.ts';
import { DocumentError } from '../../../core/shared/document.ts';
import type { RefusalCode } from '../../../core/shared/refusal.ts';
import { validProject } from '../check/project.ts';
import { archive, entry } from '../load/archive-builder.ts';
import { refusalOf } from '../refusals.ts';
import { COLLECTION } from './samples.ts';

const HEADER: Submission = {
  collection: COLLECTION,
  commit: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b',
  committed: '2020-03-01T12:00:00Z',
  sequence: 128,
};
const ID = '000000128-9f86d081884c';
const KEY = `submissions/${COLLECTION}/${ID}.tar.gz`;

const HEADERS: fc.Arbitrary<Submission> = fc.record({
  collection: fc.stringMatching(/^[a-z0-9]{1,20}(-[a-z0-9]{1,20}){0,2}$/),
  commit: fc.stringMatching(/^[0-9a-f]{40}$/),
  committed: fc
    .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
    .map((date) => date.toISOString().replace(/\.\d{3}Z$/, 'Z')),
  sequence: fc.integer({ min: 1, max: 999_999_999 }),
});

const { files } = validProject();

/** An archive with the files of a project and any text as its header. */
function withHeader(text: string): Promise<Uint8Array> {
  const contents = [...files.datasets, ...files.schemas].flatMap(({ path, bytes }) =>
    bytes === undefined ? [] : [{ path, bytes }],
  );
  return packArchive([{ path: 'submission.json', bytes: new TextEncoder().encode(text) }, ...contents]);
}

function comparable({ datasets, schemas }: ProjectFiles): [path: string, bytes: Buffer][] {
  return [...datasets, ...schemas].map(({ path, bytes }) => [path, Buffer.from(bytes ?? [])]);
}

describe('a submission', () => {
  let packed: Uint8Array;
  beforeAll(async () => {
    packed = await packSubmission(files, HEADER);
  });

  it('gives back the project and the header', async () => {
    const opened = await openSubmission(packed);
    expect(opened.header).toEqual(HEADER);
    expect(comparable(opened.files)).toEqual(comparable(files));
    expect(opened.files.datasets.every(({ path }) => path.startsWith('datasets/'))).toBe(true);
    expect(opened.files.schemas.every(({ path }) => path.startsWith('schemas/'))).toBe(true);
  });

  it('gives back any header', async () => {
    await fc.assert(
      fc.asyncProperty(HEADERS, async (header) => {
        const bytes = await packSubmission({ datasets: [], schemas: [] }, header);
        expect(await openSubmission(bytes)).toEqual({ header, files: { datasets: [], schemas: [] } });
      }),
    );
  });

  it('is the same whatever the order of its files and of the properties of its header', async () => {
    const { datasets, schemas } = files;
    const { sequence, committed, commit, collection } = HEADER;
    const other = await packSubmission(
      { datasets: datasets.toReversed(), schemas: schemas.toReversed() },
      { sequence, committed, commit, collection },
    );
    expect(Buffer.from(other).equals(packed)).toBe(true);
  });

  it.each([
    ['link', '"schemas/notes.md" is a link'],
    ['special', '"schemas/notes.md" is no regular file'],
    ['too-large', '"schemas/notes.md" is too large'],
  ] as const)('is not made with a file that was not read: %s', async (unread, reason) => {
    const schemas = [...files.schemas, { path: 'schemas/notes.md', unread }];
    await expect(packSubmission({ ...files, schemas }, HEADER)).rejects.toMatchObject({
      code: 'unsafe-archive',
      message: `The project cannot be submitted: ${reason}.`,
    });
  });

  it('is not made with a header that would be refused', async () => {
    await expect(packSubmission(files, { ...HEADER, sequence: 0 })).rejects.toThrow(DocumentError);
  });
});

describe('opening a submission', () => {
  const says = 'The submission does not say truly what it is. ';

  it.each([
    ['that is text', 'submission', 'submission.json: '],
    ['of another form', '[]', 'submission.json is not valid: the document must be object.'],
    [
      'with a date that is none',
      JSON.stringify({ ...HEADER, committed: '2020-02-30T12:00:00Z' }),
      'submission.json: 2020-02-30T12:00:00Z is no point in time.',
    ],
    [
      'with a time that is none',
      JSON.stringify({ ...HEADER, committed: '2020-02-20T25:00:00Z' }),
      'submission.json: 2020-02-20T25:00:00Z is no point in time.',
    ],
    ['with a second sequence', JSON.stringify(HEADER).replace('}', ',"sequence":999}'), 'submission.json: '],
    [
      'with a key of the prototype',
      JSON.stringify(HEADER).replace('}', ',"__proto__":{}}'),
      'submission.json',
    ],
    ['with a byte order mark', `\uFEFF${JSON.stringify(HEADER)}`, 'submission.json: '],
    ['nested without end', '['.repeat(10_000), 'submission.json: '],
  ])('is refused with a header %s', async (_, text, reason) => {
    await expect(openSubmission(await withHeader(text))).rejects.toMatchObject({
      name: 'Refusal',
      code: 'wrong-submission',
      message: expect.stringContaining(`${says}${reason}`),
    });
  });

  it('is refused without a header', async () => {
    await expect(openSubmission(archive(entry({ name: 'schemas/units.json' })))).rejects.toMatchObject({
      code: 'wrong-submission',
      message: `${says}There is no submission.json in the archive.`,
    });
  });

  it('is refused with a header that is too large', async () => {
    const text = ' '.repeat(LARGEST_FILE + 1);
    await expect(openSubmission(archive(entry({ name: 'submission.json' }, text)))).rejects.toMatchObject({
      code: 'wrong-submission',
      message: expect.stringContaining('submission.json: It cannot be read.'),
    });
  });

  it('with a record that is too large leaves that to the check, as on disk', async () => {
    const name = 'datasets/places/large.json';
    const opened = await openSubmission(
      archive(
        entry({ name: 'submission.json' }, headerText(HEADER)),
        entry({ name }, new Uint8Array(LARGEST_FILE + 1)),
      ),
    );
    expect(opened.files.datasets).toEqual([{ path: name, unread: 'too-large' }]);
    const { findings } = check({ ...files, datasets: [...files.datasets, ...opened.files.datasets] });
    expect(findings).toMatchObject([{ code: 'file-too-large', file: name }]);
  });

  it('is refused where it is no archive', async () => {
    await expect(openSubmission(new Uint8Array(10))).rejects.toMatchObject({ code: 'unsafe-archive' });
  });
});

describe('the keys of a submission', () => {
  it('are made of collection, place on the main line and commit', () => {
    expect(submissionId(HEADER)).toBe(ID);
    expect(submissionKey(HEADER)).toBe(KEY);
    expect(reportKey(COLLECTION, ID, 7)).toBe(`work/${COLLECTION}/${ID}/7.json`);
    expect(shardListKey(COLLECTION, ID)).toBe(`work/${COLLECTION}/${ID}/shards.json`);
  });

  it('can be read again', () => {
    fc.assert(
      fc.property(HEADERS, (header) => {
        const expected = { collection: header.collection, id: submissionId(header) };
        expect(parseSubmissionKey(submissionKey(header))).toEqual(expected);
      }),
    );
  });

  it('sort like the main line', () => {
    fc.assert(
      fc.property(HEADERS, HEADERS, (a, b) => {
        fc.pre(a.sequence < b.sequence);
        expect(submissionId(a) < submissionId(b)).toBe(true);
      }),
    );
  });

  it.each([
    '',
    KEY.replace('submissions', 'work'),
    `x${KEY}`,
    `${KEY}x`,
    `${KEY}\n`,
    KEY.replace('.tar.gz', '.tgz'),
    KEY.replace(COLLECTION, `${COLLECTION}/x`),
    KEY.replace(COLLECTION, '..'),
    KEY.replace(COLLECTION, 'Example'),
    KEY.replace(COLLECTION, 'a--b'),
    KEY.replace(COLLECTION, 'a'.repeat(81)),
    KEY.replace('000000128', '128'),
    KEY.replace('000000128', '0000000128'),
    KEY.replace('000000128', '000000000'),
    KEY.replace('9f86d081884c', '9F86D081884C'),
    KEY.replace('9f86d081884c', '9f86d081884c7d'),
  ])('are not %j', (key) => {
    expect(parseSubmissionKey(key)).toBeUndefined();
  });

  it('may have a collection of the longest name', () => {
    const collection = 'a'.repeat(80);
    expect(parseSubmissionKey(submissionKey({ ...HEADER, collection }))).toEqual({ collection, id: ID });
  });
});

describe('a submission is held to its key and to the collection that is published', () => {
  const settings = (text: string): ProjectFiles => ({
    datasets: [{ path: 'datasets/collection.json', bytes: new TextEncoder().encode(text) }],
    schemas: [],
  });
  const NAME = { collection: COLLECTION, id: ID };

  it('and passes', () => {
    expect(refusalOf(() => assertSubmission(HEADER, NAME, files, COLLECTION))).toBeUndefined();
  });

  const other = { ...HEADER, collection: 'other' };
  const cases: [string, Submission, typeof NAME, ProjectFiles, string, RefusalCode, string][] = [
    [
      'another collection by its header',
      other,
      NAME,
      files,
      COLLECTION,
      'wrong-collection',
      'of the collection other; example-diplomacy is published',
    ],
    [
      'another collection by its key',
      HEADER,
      { ...NAME, collection: 'other' },
      files,
      COLLECTION,
      'wrong-collection',
      'of the collection other; example-diplomacy is published',
    ],
    [
      'another collection by all',
      other,
      { ...NAME, collection: 'other' },
      settings('{"name":"other"}'),
      COLLECTION,
      'wrong-collection',
      'of the collection other; example-diplomacy is published',
    ],
    [
      'another collection by its settings',
      HEADER,
      NAME,
      settings('{"name":"other"}'),
      COLLECTION,
      'wrong-collection',
      'datasets/collection.json names the collection "other", not example-diplomacy.',
    ],
    [
      'a long name in its settings',
      HEADER,
      NAME,
      settings(`{"name":"${COLLECTION}${'x'.repeat(500)}"}`),
      COLLECTION,
      'wrong-collection',
      'x"',
    ],
    [
      'another place on the main line',
      { ...HEADER, sequence: 129 },
      NAME,
      files,
      COLLECTION,
      'wrong-submission',
      `It lies under ${ID} and says that it is 000000129-9f86d081884c.`,
    ],
    [
      'another commit',
      { ...HEADER, commit: '0'.repeat(40) },
      NAME,
      files,
      COLLECTION,
      'wrong-submission',
      `It lies under ${ID} and says that it is 000000128-000000000000.`,
    ],
  ];
  it.each(cases)('and is refused for %s', (_, header, name, project, published, code, message) => {
    const refusal = refusalOf(() => assertSubmission(header, name, project, published));
    expect(refusal).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(refusal?.message.length).toBeLessThan(300);
  });

  it.each([
    ['no settings', { datasets: [], schemas: [] }],
    ['settings that are no JSON', settings('{')],
    ['settings that are no object', settings('[]')],
    ['settings without a name', settings('{}')],
    ['settings with a name that is no text', settings('{"name":7}')],
    [
      'settings that were not read',
      { datasets: [{ path: 'datasets/collection.json', unread: 'too-large' as const }], schemas: [] },
    ],
  ])('and leaves %s to the check', (_, project) => {
    expect(refusalOf(() => assertSubmission(HEADER, NAME, project, COLLECTION))).toBeUndefined();
  });
});
