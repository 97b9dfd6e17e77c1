import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { recordTypes } from '../../../core/compare/types.ts';
import type { Json, JsonObject } from '../../../core/shared/json.ts';
import { IDS, validProject } from '../check/project.ts';
import { snapshot } from '../publish/samples.ts';
import { complaintsAbout, literal } from './compiler.ts';

const { authoringSchemas, entries } = snapshot();
let published: string;
let authoring: string;

beforeAll(async () => {
  published = await recordTypes(authoringSchemas, 'published');
  authoring = await recordTypes(authoringSchemas, 'authoring');
});

function program(type: string, value: Json): string {
  return `import type { ${type} } from './index.js';\nexport const value: ${type} = ${literal(value)};\n`;
}

/** The names of the programs that do not compile. */
function failing(declarations: string, programs: Record<string, string>): string[] {
  const complaints = complaintsAbout({ 'index.d.ts': declarations, ...programs });
  return [...new Set(complaints.map((line) => line.replace(/\(.*$/, '')))].sort();
}

function publishedContent(dataset: keyof typeof IDS): JsonObject {
  return entries.find((entry) => entry.dataset === dataset)?.content ?? {};
}

function authored(dataset: keyof typeof IDS): JsonObject {
  return JSON.parse(validProject().text(`datasets/${dataset}/${IDS[dataset]}.json`));
}

it('the types in this repository are those that the schemas give', () => {
  const root = new URL('../../../', import.meta.url);
  expect(readFileSync(new URL('core/shared/records.ts', root), 'utf8')).toBe(authoring);
});

describe.each(['published', 'authoring'] as const)('the %s types', (form) => {
  const text = (): string => (form === 'published' ? published : authoring);

  it('have a name for each type of record, and one for all', () => {
    const names = [...text().matchAll(/^export interface (\w+)/gm)].map(([, name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Agreement', 'Statement', 'Figure', 'Source', 'Actor', 'Place', 'Tombstone']),
    );
    expect(text()).toMatch(
      /interface RecordTypes \{[^}]* {2}agreements: Agreement\n[^}]* {2}places: Place\n\}/,
    );
    expect(new Set(names).size).toBe(names.length);
  });

  it('accept no misspelling: no object is open to any name', () => {
    const open = [...text().matchAll(/^export interface (\w+)[^{]*\{[^}]*\[\w+: string\]/gm)].map(
      ([, name]) => name,
    );
    // The fields of a dataset, which are its keys, are many and change.
    expect(open).toEqual(form === 'published' ? ['FillRates'] : []);
  });

  it('tell the kinds of a voice apart by their tag', () => {
    expect(text()).toContain('export type Voice = (ActorVoice | SourceVoice)');
    expect(text()).toMatch(/interface ActorVoice \{[^}]* {2}kind: "actor"/);
  });

  it('say in a comment what each property means', () => {
    expect(text()).toMatch(
      /\/\*\*\n {3}\* When it happened; left out where no source says\.\n {3}\*\/\n {2}date\?: EdtfDate/,
    );
    expect(text()).not.toContain('was referenced by');
  });

  it('say it of every property, also of one that only refers to a definition', () => {
    const members = [...text().matchAll(/^(.*)\n {2}(\w+)\??: /gm)];
    expect(members.length).toBeGreaterThan(100);
    expect(members.filter(([, before]) => before?.trim() !== '*/').map(([, , name]) => name)).toEqual([]);
    expect(text()).toMatch(/The form of the agreement[^/]*\*\/\n {2}instrument: Instrument/);
  });

  it('tell the ids of the datasets apart', () => {
    expect(text()).toMatch(/interface Agreement \{[^}]* {2}id: AgreementId\n/);
    expect(text()).toMatch(/interface StatementSubjects \{[^}]* {2}figures\?: FigureId\[\]\n/);
    const assign = (type: string, value: string) =>
      `import type { ActorId, PlaceId } from './index.js';\ndeclare const place: PlaceId;\nexport const id: ${type} = ${value};\n`;
    const programs = {
      'literal.ts': assign('ActorId', "'example-state'"),
      'json.ts': assign('ActorId', 'JSON.parse("\\"x\\"").id'),
      'text.ts': assign('ActorId', "String('example-state')"),
      'as-text.ts': assign('string', 'place'),
      'same.ts': assign('PlaceId', 'place'),
      'other.ts': assign('ActorId', 'place'),
      'number.ts': assign('ActorId', '1'),
    };
    expect(failing(text(), programs)).toEqual(['number.ts', 'other.ts']);
  });

  it('say that lists have any length, since a tuple breaks with every record', () => {
    expect(text()).toContain('evidence: EvidenceList');
    expect(text()).toContain('export type EvidenceList = Evidence[]');
  });
});

describe('what is computed', () => {
  it.each([
    ['status', 'Agreement'],
    ['comparison', 'Figure'],
    ['citation', 'Source'],
    ['base', 'Claim'],
  ])('is %s of %s: required when published, absent when authored', (property, type) => {
    const members = (text: string): string =>
      new RegExp(`interface ${type} \\{\\n([^]*?)\\n\\}`).exec(text)?.[1] ?? '';
    expect(members(published)).toMatch(new RegExp(`^ {2}${property}: `, 'm'));
    expect(members(authoring)).not.toMatch(new RegExp(`^ {2}${property}\\??: `, 'm'));
  });

  it('is asked for by the published types and refused by the authoring types', () => {
    const programs = {
      'with.ts': program('Agreement', publishedContent('agreements')),
      'without.ts': program('Agreement', authored('agreements')),
    };
    expect(failing(published, programs)).toEqual(['without.ts']);
    expect(failing(authoring, programs)).toEqual(['with.ts']);
  });
});

describe('a new value of a vocabulary', () => {
  const place = { ...publishedContent('places'), kind: 'island' };
  const agreement = { ...publishedContent('agreements'), instrument: 'handshake' };
  const statement = { ...publishedContent('statements'), act: 'wink' };

  it('is accepted by the published types where the vocabulary grows, and only there', () => {
    const programs = {
      'agreement.ts': program('Agreement', agreement),
      'place.ts': program('Place', place),
      'statement.ts': program('Statement', statement),
    };
    expect(failing(published, programs)).toEqual(['statement.ts']);
  });

  it('is refused by the authoring types', () => {
    const programs = {
      'place.ts': program('Place', place),
      'known.ts': program('Place', publishedContent('places')),
      'statement.ts': program('Statement', statement),
    };
    expect(failing(authoring, programs)).toEqual(['place.ts', 'statement.ts']);
  });

  it('does not take the known values from an editor’s completion', () => {
    expect(published).toMatch(/type PlaceKind = "country" \| "region" .*\| \(string & \{\}\)/);
    expect(authoring).toMatch(/type PlaceKind = \("country" \| "region" .*\| "street"\)/);
  });
});

it('a description that ends a comment stays a comment', async () => {
  const project = validProject().withValue(
    'schemas/place.schema.json',
    '/properties/kind/description',
    'Not code: */ export const intruder = 1; /*',
  );
  const declarations = await recordTypes(snapshot(project).authoringSchemas, 'published');
  expect(failing(declarations, { 'place.ts': program('Place', publishedContent('places')) })).toEqual([]);
  expect(
    complaintsAbout({
      'index.d.ts': declarations,
      'a.ts': "import { intruder } from './index.js';\nexport { intruder };\n",
    }),
  ).not.toEqual([]);
});

describe('the documents of a release', () => {
  it.each([
    'Manifest',
    'Releases',
    'Changes',
    'Compat',
    'Quality',
    'Revisions',
    'DatasetFile',
    'WithdrawnFile',
  ])('%s has a published type, and no authoring one', (name) => {
    expect(published).toMatch(new RegExp(`^export interface ${name}\\b`, 'm'));
    expect(authoring).not.toMatch(new RegExp(`^export interface ${name}\\b`, 'm'));
  });

  it('say of a value that may be anything that it is unknown', () => {
    expect(published).toMatch(/ {2}before\?: unknown\n/);
  });
});
