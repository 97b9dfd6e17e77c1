import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFile } from '../../../core/format/format-file.ts';
import { type Mended, mend } from '../../../core/format/mend.ts';
import { AUTHORING } from '../../schemas/support/schema-files.ts';
import { claim, evidence, type Project, validProject } from '../check/project.ts';

const PATHS = {
  actor: 'datasets/actors/example-state.json',
  agreement: 'datasets/agreements/river-memorandum.json',
  figure: 'datasets/figures/river-crossing-length.json',
  source: 'datasets/sources/example-gazette-1994.json',
  statement: 'datasets/statements/state-welcomes-crossing.json',
} as const;

/** A project without a finding, in its layout, with more properties than the smallest one. */
const sound = inLayout(
  validProject()
    .withRecord('agreements', '/aliases', ['River deal', 'Crossing deal'])
    .withRecord('agreements', '/evidence', evidence('/aliases', '/events', '/parties', '/title'))
    .withRecord('statements', '/about', { actors: ['example-state'], agreements: ['river-memorandum'] })
    .withRecord('statements', '/audience', ['example-state'])
    .withRecord(
      'statements',
      '/evidence',
      evidence('/audience/0', '/place', '/saidOn', '/speaker', '/summary'),
    )
    .withRecord('figures', '/claims/0', { ...claim({ value: 43 }), isProjection: true })
    .withRecord('sources', '/url', 'https://example.org/1994/crossing'),
);

interface Mistake {
  what: string;
  path: string;
  code: string;
  written: string;
  instead: string;
}

/** Every kind of mistake that has a sure fix. */
const MISTAKES: readonly Mistake[] = [
  ['a misspelt property', PATHS.figure, 'unknown-property', '"qualifier"', '"qualifer"'],
  ['two letters of a property swapped', PATHS.actor, 'unknown-property', '"names"', '"nmaes"'],
  ['a misspelt word', PATHS.agreement, 'not-in-vocabulary', '"memorandum"', '"memorandun"'],
  ['a word with a capital', PATHS.actor, 'not-in-vocabulary', '"state"', '"State"'],
  ['a word and a space', PATHS.actor, 'not-in-vocabulary', '"state"', '"state \\u200b"'],
  ['a number in quotes', PATHS.source, 'wrong-type', '"words": 640', '"words": "640"'],
  ['a decimal in quotes', PATHS.figure, 'wrong-type', '"value": 43', '"value": "43"'],
  ['true in quotes', PATHS.figure, 'wrong-type', 'true', '"true"'],
  ['an address and a space', PATHS.source, 'wrong-form', '/crossing"', '/crossing "'],
  ['a date and a space', PATHS.statement, 'wrong-date', '"1994-05-13"', '" 1994-05-13"'],
  ['two spaces', PATHS.statement, 'text-hygiene', 'opening of', 'opening  of'],
  ['a tab', PATHS.statement, 'text-hygiene', 'opening of', 'opening\\tof'],
  ['an invisible character', PATHS.agreement, 'text-hygiene', 'River deal', 'River\u200b deal'],
  ['a repetition', PATHS.statement, 'repeated-item', '"/place",', '"/place", "/place", "/saidOn", "/place",'],
  ['a comma too many', PATHS.actor, 'json-syntax', '"AM",', '"AM",,'],
  ['a comma at the end', PATHS.actor, 'json-syntax', '"en"\n', '"en",\n'],
  ['a comma missing', PATHS.actor, 'json-syntax', '"AM",', '"AM"'],
  ['a byte order mark', PATHS.statement, 'byte-order-mark', '{\n  "id"', '\ufeff{\n  "id"'],
].map(([what = '', path = '', code = '', written = '', instead = '']) => ({
  what,
  path,
  code,
  written,
  instead,
}));

describe('mend', () => {
  it.each(MISTAKES)('mends $what ($code) and nothing else', (mistake) => {
    const { files, mended } = mend(withMistakes([mistake]).files);
    expect(new Set(mended.map(({ code }) => code))).toEqual(new Set([mistake.code]));
    expect(files).toEqual(sound.files);
  });

  it('mends any number of mistakes at once; the second time it finds nothing to do', () => {
    fc.assert(
      fc.property(fc.subarray([...MISTAKES], { minLength: 2 }), (mistakes) => {
        const broken = withMistakes(mistakes);
        const once = mend(broken.files);
        expect(once.files).toEqual(sound.files);
        expect(mend(once.files)).toEqual({ files: once.files, mended: [] });
      }),
      { numRuns: 4 },
    );
  });

  it('leaves what only a person can mend, in a file whose other mistakes it mends', () => {
    const broken = withMistakes(at(PATHS.actor, 'unknown-property'))
      .withRecord('actors', '/country', 'XX')
      .withRecord('places', '/within', 'border-twn');
    const { files } = mend(broken.files);
    const left = withFiles(broken, files).findings();
    expect(left.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['unknown-country', '/country'],
      ['unsupported-value', '/within'],
    ]);
    expect(mend(files)).toEqual({ files, mended: [] });
  });

  it('mends what the fix of another finding brings to light', () => {
    const path = PATHS.statement;
    const broken = withMistakes([
      ...at(path, 'text-hygiene'),
      { path, written: '"summary":', instead: '"sumary":' },
      { path, written: '\n}\n', instead: ',\n}\n' },
      ...at(path, 'byte-order-mark'),
    ]);
    const { files, mended } = mend(broken.files);
    expect(mended.map(({ code }) => code)).toEqual([
      'byte-order-mark',
      'json-syntax',
      'unknown-property',
      'text-hygiene',
    ]);
    expect(files).toEqual(sound.files);
  });

  it('leaves a repetition where something names an item of the list by its position', () => {
    const broken = sound.withRecord('statements', '/audience', ['example-state', 'example-state']);
    expect(broken.findings()).toMatchObject([{ code: 'repeated-item' }]);
    expect(mend(broken.files)).toEqual({ files: broken.files, mended: [] });
  });

  it.each([
    ['a list with an order', sound.withRecord('agreements', '/topics', ['trade', 'trade'])],
    ['a word that is two slips away', sound.withRecord('actors', '/kind', 'gouvernment-boddy')],
    ['two words that are as near', sound.withRecord('actors', '/country', 'A')],
    ['a text of which nothing would be left', sound.withRecord('actors', '/note', '\u200b')],
    [
      'a number with more digits than are exact',
      sound.withRecord('figures', '/claims/0/value', '1234567890123456'),
    ],
    ['a reference that one slip could explain', sound.withRecord('statements', '/place', 'border-twn')],
    ['a key that stands twice', sound.with(PATHS.actor, '{"id": "example-state", "id": "example-state"}')],
    ['a schema', sound.withValue('schemas/actor.schema.json', '/titel', 'Actor')],
    ['a byte that is no UTF-8', sound.with(PATHS.actor, Buffer.of(0xef, 0xbb, 0xbf, 0x22, 0xff, 0x22))],
  ])('does not guess at %s', (_, broken) => {
    expect(broken.findings()).not.toEqual([]);
    expect(mend(broken.files)).toEqual({ files: broken.files, mended: [] });
  });

  it('puts back what one mistyped character took away, takes out a space, or leaves the file as it is', () => {
    const slips = fc.record({
      path: fc.constantFrom(...Object.values(PATHS)),
      at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      typed: fc.constantFrom('', ...'ae-,:"{}[] 0'),
      replaces: fc.boolean(),
    });
    fc.assert(
      fc.property(slips, ({ path, at, typed, replaces }) => {
        const text = sound.text(path);
        const offset = Math.floor(at * text.length);
        const broken = sound.with(
          path,
          text.slice(0, offset) + typed + text.slice(offset + (replaces ? 1 : 0)),
        );
        const { files, mended } = mend(broken.files);
        // A letter that is gone between two spaces leaves two of them, and nobody can tell that it was there.
        const isSpacing = mended.some(({ code }) => code === 'text-hygiene');
        const withoutSpaces = (project: Project) => project.text(path).replaceAll(' ', '');
        if (isSpacing) expect(withoutSpaces(withFiles(broken, files))).toBe(withoutSpaces(broken));
        else expect(files).toEqual((mended.length > 0 ? sound : broken).files);
      }),
      { numRuns: 12 },
    );
  });

  it('touches no file without a sure fix, whatever its layout', () => {
    const compact = sound.with(PATHS.source, JSON.stringify(JSON.parse(sound.text(PATHS.source))));
    const broken = compact.with(PATHS.actor, compact.text(PATHS.actor).replace('"names"', '"nams"'));
    expect(mend(broken.files).files).toEqual(sound.with(PATHS.source, compact.text(PATHS.source)).files);
  });
});

function withMistakes(mistakes: readonly Pick<Mistake, 'path' | 'written' | 'instead'>[]): Project {
  return mistakes.reduce((project, { path, written, instead }) => {
    // The mark of an earlier mistake is part of the text.
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(project, path));
    return project.with(
      path,
      text.replace(written, () => instead),
    );
  }, sound);
}

function bytesOf({ files }: Project, path: string): Uint8Array {
  return files.datasets.find((file) => file.path === path)?.bytes ?? new Uint8Array();
}

function at(path: string, code: string): Mistake[] {
  return MISTAKES.filter((mistake) => mistake.path === path && mistake.code === code).slice(0, 1);
}

/** A project with the files that mending gave. */
function withFiles(project: Project, { datasets }: Mended['files']): Project {
  return datasets.reduce((result, { path, bytes = new Uint8Array() }) => result.with(path, bytes), project);
}

function inLayout(project: Project): Project {
  return project.files.datasets.reduce((result, file) => {
    const formatted = formatFile(file, AUTHORING);
    return formatted.ok ? result.with(file.path, formatted.after) : result;
  }, project);
}
