import { describe, expect, test } from 'vitest';
import { formatPointer } from '../../core/shared/pointer.ts';
import { failuresOf, missingFrom } from './support/coverage.ts';
import { FIXTURES, type FixtureFile, type InvalidCase } from './support/fixtures.ts';
import { generatedCases } from './support/generated.ts';

/** What each keyword is called in the findings that curators see, the most telling first. */
const CODES: readonly [string, string][] = [
  ['type', 'wrong-type'],
  ['discriminator', 'unknown-kind'],
  ['enum', 'not-in-vocabulary'],
  ['const', 'not-in-vocabulary'],
  ['format', 'wrong-date'],
  ['pattern', 'wrong-form'],
  ['minLength', 'out-of-bounds'],
  ['maxLength', 'out-of-bounds'],
  ['minimum', 'out-of-bounds'],
  ['maximum', 'out-of-bounds'],
  ['minItems', 'out-of-bounds'],
  ['minProperties', 'out-of-bounds'],
  ['uniqueItems', 'repeated-item'],
  ['required', 'missing-property'],
  ['additionalProperties', 'unknown-property'],
];

describe.each(FIXTURES)('the fixtures of $schema', (fixtures) => {
  test('show every keyword of the schema at work', () => {
    expect(missingFrom(fixtures)).toEqual([]);
  });

  test('have one mistake each, at the place and of the kind that they name', () => {
    const cases = [...fixtures.invalid, ...generatedOf(fixtures)];
    const seen = cases.map((wrong) => ({ name: wrong.name, ...seenIn(wrong, fixtures.isRelease) }));
    const named = cases.map(({ name, finding }) => ({ name, places: 1, kind: finding.kind, isThere: true }));
    expect(seen).toEqual(named);
  });
});

describe('a fixture that is taken away', () => {
  test('is missed by name, where a value of a vocabulary is used nowhere else', () => {
    expect(missingWithout('actor.schema.json', (name) => name === 'each kind: "university"')).toEqual([
      'actor.schema.json /properties/kind enum "university": no valid fixture',
    ]);
  });

  test('is missed where it was the only value outside a vocabulary', () => {
    expect(missingWithout('place.schema.json', (name) => name === 'an unknown kind')).toEqual([
      'place.schema.json /properties/kind enum: no invalid fixture',
    ]);
  });

  test('is missed where it was the only one beyond a bound', () => {
    expect(missingWithout('tombstone.schema.json', (name) => name === 'the reason is too long')).toEqual([
      'tombstone.schema.json /properties/withdrawn/properties/reason maxLength: no invalid fixture',
    ]);
  });

  test('is missed where it was the only text of a wrong form', () => {
    expect(missingWithout('common.schema.json', (name) => name.startsWith('no code'))).toEqual([
      'common.schema.json /$defs/countryCode pattern: no invalid fixture',
    ]);
  });

  test('is missed where it was the only one with an unknown tag', () => {
    const isUnknown = (name: string): boolean => name.startsWith('a subject from an unknown dataset');
    expect(missingWithout('figure.schema.json', isUnknown)).toEqual([
      'figure.schema.json /$defs/subject discriminator "an unknown tag": no invalid fixture',
      'figure.schema.json /$defs/agreementSubject/properties/dataset const: no invalid fixture',
      'figure.schema.json /$defs/actorSubject/properties/dataset const: no invalid fixture',
      'figure.schema.json /$defs/placeSubject/properties/dataset const: no invalid fixture',
    ]);
  });

  test('is missed where it was the only one with an optional property', () => {
    const missing = missingWithout('tombstone.schema.json', (name) =>
      ['everything', 'split into two'].includes(name),
    );
    expect(missing).toContain(
      'tombstone.schema.json /properties/withdrawn/properties/replacedBy use (properties): no valid fixture',
    );
  });

  test('is missed where it was the only one to refer to a record', () => {
    const missing = missingWithout('actor.schema.json', (name) => name === 'everything');
    expect(missing).toContain(
      'actor.schema.json /$defs/actorRole/properties/of x-refers-to: no valid fixture',
    );
    expect(missing).toContain(
      'actor.schema.json /$defs/actorRole/properties/of x-refers-to: no invalid fixture',
    );
  });

  test('is missed where it was the only written one, from which the systematic mistakes are made', () => {
    const missing = missingWithout('releases.schema.json', () => true);
    expect(missing).toContain('releases.schema.json / required "collection": no invalid fixture');
    expect(missing).toContain('releases.schema.json / additionalProperties: no invalid fixture');
    expect(missing).toContain('releases.schema.json /properties/releases type: no invalid fixture');
    expect(missing).toContain('releases.schema.json /properties/latest use (properties): no valid fixture');
  });
});

function missingWithout(schema: string, isTaken: (name: string) => boolean): string[] {
  const fixtures = FIXTURES.find((file) => file.schema === schema);
  if (fixtures === undefined) throw new TypeError(`There are no fixtures for ${schema}.`);
  const valid = fixtures.valid.filter(({ name }) => !isTaken(name));
  const invalid = fixtures.invalid.filter(({ name }) => !isTaken(name));
  return missingFrom({ ...fixtures, valid, invalid });
}

function generatedOf({ valid, isRelease }: FixtureFile): InvalidCase[] {
  return valid.filter(({ written }) => written).flatMap((one) => [...generatedCases(one, isRelease)]);
}

/** What the walk sees: at how many values something is wrong, and whether that agrees with the fixture. */
function seenIn(
  wrong: InvalidCase,
  isRelease: boolean,
): { places: number; kind: string | undefined; isThere: boolean } {
  const failures = failuresOf(wrong);
  const places = new Set(failures.map(({ node }) => formatPointer(node.steps)));
  const keywords = failures.map(({ check }) => check.keyword);
  const [keyword, code] = CODES.find(([name]) => keywords.includes(name)) ?? [];
  // A finding stands at the value that is wrong or at the property or item of it that makes it so.
  const isThere = [...places].every((place) => `${wrong.finding.pointer}/`.startsWith(`${place}/`));
  return { places: places.size, kind: isRelease ? keyword : code, isThere };
}
