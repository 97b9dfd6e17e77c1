import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AUTHORING, partsOf } from './support/schema-files.ts';

/** The lists whose order means nothing. A list of which evidence names items by position is not among them. */
const SETS = [
  'agreement.schema.json#/$defs/provision/properties/figures',
  'collection.schema.json#/properties/keywords',
  'common.schema.json#/$defs/evidence/properties/supports',
  'place.schema.json#/$defs/placeName/properties/usedBy',
  'place.schema.json#/properties/countries',
  'source.schema.json#/$defs/omission/properties/paragraphs',
  'statement.schema.json#/$defs/about/properties/actors',
  'statement.schema.json#/$defs/about/properties/agreements',
  'statement.schema.json#/$defs/about/properties/figures',
  'statement.schema.json#/$defs/about/properties/places',
  'statement.schema.json#/properties/audience',
  'tombstone.schema.json#/properties/withdrawn/properties/replacedBy',
];

const sets = [...AUTHORING]
  .flatMap(([file, schema]) => [...partsOf(file, schema)])
  .filter(({ schema }) => schema['x-unordered'] !== undefined);

test('exactly the lists that are meant to be sets are', () => {
  expect(sets.map(({ site }) => site).sort()).toEqual(SETS);
});

test('a set is a list whose items are all different, and nobody says that it has an order', () => {
  for (const { schema, site } of sets) {
    expect(schema, site).toMatchObject({ type: 'array', uniqueItems: true, 'x-unordered': true });
    expect(schema.description, site).not.toMatch(/\b(first|last|order|oldest|latest)\b/);
  }
});

test('the page for curators names every set', () => {
  const page = readFileSync(new URL('../../docs/formatting.md', import.meta.url), 'utf8');
  const [, section = ''] = page.split('## Sets\n');
  for (const site of SETS) expect(section).toContain(`\`${site.split('/').at(-1)}\``);
});
