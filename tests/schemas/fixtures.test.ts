import type { ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { type DOCUMENT_SCHEMAS, parseDocument } from '../../core/build/contract.ts';
import { schemaProblems } from '../../core/check/schema/schema-problems.ts';
import { parseHeader } from '../../core/publish/submission-header.ts';
import { DocumentError } from '../../core/shared/document.ts';
import type { Json } from '../../core/shared/json.ts';
import { formatPointer } from '../../core/shared/pointer.ts';
import { type ExpectedFinding, FIXTURE_NAMES, FIXTURES, type InvalidCase } from './support/fixtures.ts';
import { generatedCases } from './support/generated.ts';
import { ALL, authoringValidator, releaseValidator } from './support/schema-files.ts';

/** What pull requests are told. */
function checkAuthored(site: string, value: Json): ExpectedFinding[] {
  const validate = authoringValidator(site.replace(/#$/, ''));
  if (validate(value)) return [];
  return schemaProblems(validate.errors ?? []).map(({ code, steps }) => ({
    kind: code,
    pointer: formatPointer(steps),
  }));
}

/** What a document of a release is refused for. */
function checkDocument(site: string, value: Json): ExpectedFinding[] {
  const validate: ValidateFunction = releaseValidator(site.replace(/#$/, ''));
  validate(value);
  return (validate.errors ?? []).map(({ keyword, instancePath }) => ({
    kind: keyword,
    pointer: instancePath,
  }));
}

test('every schema has a file of fixtures, and every file of fixtures a schema', () => {
  const named = [...ALL.keys()].map((file) => file.replace('.schema.json', ''));
  expect([...FIXTURE_NAMES].sort()).toEqual(named.sort());
});

describe.each(FIXTURES)('$schema', ({ isRelease, valid, invalid }) => {
  const check = isRelease ? checkDocument : checkAuthored;
  const labelled = <T extends { site: string; name: string }>(cases: T[]): [string, T][] =>
    cases.map((entry) => [`${entry.site.split('#/$defs/')[1] ?? ''} ${entry.name}`.trim(), entry]);

  test.each(labelled(valid))('accepts: %s', (_, { site, value }) => {
    expect(check(site, value)).toEqual([]);
  });

  test.each(labelled(invalid))('refuses for one reason: %s', (_, { site, value, finding }) => {
    expect(check(site, value)).toEqual([finding]);
  });

  test('refuses every systematic mistake for its one reason', () => {
    const cases = valid
      .filter(({ written }) => written)
      .flatMap((fixture) => [...generatedCases(fixture, isRelease)]);
    expect(cases.length).toBeGreaterThan(0);
    const told = ({ name, site, value }: InvalidCase) => ({ name, findings: check(site, value) });
    const expected = ({ name, finding }: InvalidCase) => ({ name, findings: [finding] });
    expect(cases.map(told)).toEqual(cases.map(expected));
  });

  test('has no two fixtures of one name, so that a name says which is meant', () => {
    const names = [...valid, ...invalid].map(({ site, name }) => `${site} ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});

/** The header of a submission is read where nothing of a release is known. */
const PARSERS: Record<keyof typeof DOCUMENT_SCHEMAS, (value: unknown) => unknown> = {
  submission: parseHeader,
  manifest: (value) => parseDocument('manifest', value),
  releases: (value) => parseDocument('releases', value),
  changes: (value) => parseDocument('changes', value),
  compat: (value) => parseDocument('compat', value),
  quality: (value) => parseDocument('quality', value),
  revisions: (value) => parseDocument('revisions', value),
  shards: (value) => parseDocument('shards', value),
  receipt: (value) => parseDocument('receipt', value),
};

/** The documents of releases are read with functions of their own, which stop at the first error. */
describe.each(Object.entries(PARSERS))('parsing %s.json', (name, parse) => {
  const fixtures = FIXTURES.find(({ schema }) => schema === `${name}.schema.json`);

  test('gives back every valid fixture', () => {
    expect(fixtures?.valid).not.toEqual([]);
    for (const { value } of fixtures?.valid ?? []) expect(parse(value)).toBe(value);
  });

  test('throws a DocumentError that names the document and the place of the mistake', () => {
    expect(fixtures?.invalid).not.toEqual([]);
    for (const { value, finding } of fixtures?.invalid ?? []) {
      expect(() => parse(value)).toThrow(DocumentError);
      expect(() => parse(value)).toThrow(`${name}.json is not valid: ${finding.pointer}`);
    }
  });

  test('throws a DocumentError for what is no document at all', () => {
    for (const value of [null, undefined, [], 'text', 7, {}]) {
      expect(() => parse(value)).toThrow(DocumentError);
    }
  });
});
