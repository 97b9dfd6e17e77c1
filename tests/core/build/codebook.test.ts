import { describe, expect, it } from 'vitest';
import { codebook } from '../../../core/build/codebook.ts';
import type { Schema } from '../../../core/shared/schema.ts';
import { firstProject, snapshot } from '../publish/samples.ts';
import { firstRelease, textOf } from './releases.ts';

const { schemas } = snapshot(firstProject());

interface Section {
  heading: string;
  description: string;
  /** The cells of each row below the head of the table. */
  rows: string[][];
}

/** Reads a codebook back by its lines alone. */
function sectionsOf(text: string): Section[] {
  const sections: Section[] = [];
  for (const line of text.split('\n')) {
    const section = sections.at(-1);
    if (/^## /.test(line)) sections.push({ heading: line.replace(/^#+ /, ''), description: '', rows: [] });
    else if (section === undefined) continue;
    else if (line.startsWith('| ')) section.rows.push(line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
    else section.description += line;
  }
  return sections.map((section) => ({ ...section, rows: section.rows.slice(2) }));
}

/** Every object of a schema, at whatever depth, with the names of its properties. */
function objectsIn(schema: Schema): { title: string; properties: string[] }[] {
  const { title = 'untitled', properties = {}, items, $defs = {}, oneOf = [], anyOf = [] } = schema;
  const inside = [
    ...Object.values(properties),
    ...Object.values($defs),
    ...(items ? [items] : []),
    ...oneOf,
    ...anyOf,
  ].flatMap(objectsIn);
  return schema.properties === undefined
    ? inside
    : [{ title, properties: Object.keys(properties) }, ...inside];
}

const objects = [...schemas].flatMap(([fileName, schema]) =>
  objectsIn(schema).map((object) => ({ fileName, isRecord: object.title === schema.title, ...object })),
);
const sections = sectionsOf(codebook('Example diplomacy', '1.0.0', schemas));

describe('the codebook', () => {
  it('is part of the release', async () => {
    expect(textOf(await firstRelease(), 'codebook.md')).toBe(codebook('Example diplomacy', '1.0.0', schemas));
  });

  it('begins with the title and the version', () => {
    const text = codebook('A | B', '1.0.0', schemas);
    expect(text.split('\n')[0]).toBe('# Codebook of A \\| B, version 1.0.0');
  });

  it.each(objects)('lists every property of $title in $fileName', ({ title, isRecord, properties }) => {
    const fields = sections
      .filter(({ heading }) => isRecord || heading === title)
      .map(({ rows }) => rows.map(([, field]) => field));
    expect(fields).toContainEqual(properties);
  });

  it('says what every section is', () => {
    expect(sections.filter(({ description }) => description === '').map(({ heading }) => heading)).toEqual(
      [],
    );
  });

  it('says what every field means, in a table of four columns', () => {
    for (const { heading, rows } of sections) {
      for (const [start, field, type, required, meaning, end, ...more] of rows) {
        expect({ start, end, more }, `${heading}: ${field}`).toEqual({ start: '', end: '', more: [] });
        expect(type, `${heading}: ${field}`).not.toBe('');
        expect(['', 'yes'], `${heading}: ${field}`).toContain(required);
        expect(meaning, `${heading}: ${field}`).toMatch(/^[A-Z].*[.:`]/);
      }
    }
  });

  const row = (heading: string, field: string): string[] | undefined =>
    sections.find((section) => section.heading === heading)?.rows.find(([, name]) => name === field);

  it.each([
    { of: 'agreements', field: 'title', type: 'string', required: 'yes' },
    { of: 'agreements', field: 'events', type: 'list of [AgreementEvent](#agreementevent)', required: 'yes' },
    { of: 'agreements', field: 'aliases', type: 'list of string', required: '' },
    { of: 'agreements', field: 'status', type: '[AgreementStatus](#agreementstatus)', required: 'yes' },
    { of: 'AgreementEvent', field: 'date', type: '[EdtfDate](#edtfdate)', required: '' },
    { of: 'Claim', field: 'value', type: 'number', required: '' },
    { of: 'Claim', field: 'base', type: '[BaseAmount](#baseamount)', required: 'yes' },
    { of: 'Coordinates', field: 'latitude', type: 'number', required: 'yes' },
  ])('gives the type of $of $field, and whether it is always there', ({ of, field, type, required }) => {
    expect(row(of, field)?.slice(1, 4)).toEqual([field, type, required]);
  });

  it('lists the values of a vocabulary and says which may grow', () => {
    const of = (title: string) =>
      sections.filter(({ heading }) => heading === title).map(({ description }) => description);
    expect(of('SpeechAct')).toEqual([expect.stringContaining('One of `agree`, `consult`, `support`')]);
    expect(of('SpeechAct')).not.toEqual([expect.stringContaining('later releases')]);
    expect(of('PlaceKind')).toEqual([expect.stringContaining('`street`; later releases may add more.')]);
    expect(of('Voice')).toEqual([
      expect.stringContaining('One of [ActorVoice](#actorvoice), [SourceVoice](#sourcevoice).'),
    ]);
  });

  it('ends an example with one full stop', () => {
    const doubled = sections.flatMap(({ heading, rows }) =>
      rows.flatMap(([, field, , , meaning = '']) => (/\.\.$/.test(meaning) ? [`${heading} ${field}`] : [])),
    );
    expect(doubled).toEqual([]);
  });

  it('stays a table where a description holds a bar', () => {
    const place = schemas.get('place.schema.json');
    const properties = { ...place?.properties, note: { type: 'string', description: 'This | that.' } };
    const text = codebook('X', '1.0.0', new Map(schemas).set('place.schema.json', { ...place, properties }));
    const places = sectionsOf(text).find(({ heading }) => heading === 'places');
    expect(places?.rows.find(([, field]) => field === 'note')).toHaveLength(6);
  });
});
