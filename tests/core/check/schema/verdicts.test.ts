import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roleOf } from '../../../../core/check/layout.ts';
import { Report } from '../../../../core/check/report.ts';
import { compileSchemas } from '../../../../core/check/schema/compile.ts';
import { compileVerdicts } from '../../../../core/check/schema/verdicts.ts';
import { checkSchemas } from '../../../../core/check/schemas.ts';
import { readProject } from '../../../../core/load/project-files.ts';
import { DATASETS } from '../../../../core/shared/datasets.ts';
import { isObject, type Json } from '../../../../core/shared/json.ts';
import type { Schema } from '../../../../core/shared/schema.ts';

const { datasets, schemas: files } = readProject(new URL('../../../..', import.meta.url).pathname);
const checked = checkSchemas(files, new Report());
if (checked === undefined) throw new TypeError('The schemas of this repository are not sound.');
const { schemas, verdicts: ahead } = checked;
const verdicts = compileVerdicts(schemas);
const validators = compileSchemas(schemas);

const RECORDS = datasets.flatMap(({ path, bytes }) => {
  const role = roleOf(path);
  const value: Json = JSON.parse(new TextDecoder().decode(bytes));
  return role.kind === 'record' ? [{ schema: `${DATASETS[role.dataset]}.schema.json`, value }] : [];
});

const VALUES: fc.Arbitrary<Json | undefined> = fc.oneof(
  fc.constantFrom(undefined, null, true, 0, -1, 1.5, '', 'x', ' '.repeat(5000), '😀', [], {}, ['x', 'x']),
  fc.constantFrom(
    '2025-02-30',
    '2025-10/2025-11',
    'some-id',
    'Some-Id',
    '/title',
    'title',
    'USD',
    'XX',
    'en',
  ),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
);

/** A value with one of the values in it replaced, or, for `undefined`, removed. */
function mutated(value: Json, path: readonly number[], replacement: Json | undefined): Json | undefined {
  const [step = 0, ...rest] = path;
  if (Array.isArray(value) && value.length > 0 && path.length > 0) {
    const at = step % value.length;
    const inner = mutated(value[at] ?? null, rest, replacement);
    return inner === undefined ? value.toSpliced(at, 1) : value.with(at, inner);
  }
  if (isObject(value) && Object.keys(value).length > 0 && path.length > 0) {
    const keys = Object.keys(value);
    const key = keys[step % keys.length] ?? '';
    const { [key]: old = null, ...others } = value;
    const inner = mutated(old, rest, replacement);
    return inner === undefined ? others : { ...others, [key]: inner };
  }
  return replacement;
}

it('verdicts, compiled now or ahead, are those of the validators that give reasons', () => {
  let invalid = 0;
  fc.assert(
    fc.property(
      fc.nat(RECORDS.length - 1),
      fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
      VALUES,
      (index, path, replacement) => {
        const record = RECORDS[index];
        if (record === undefined) return;
        const value = mutated(record.value, path, replacement);
        const isValid = validators(record.schema)(value);
        if (!isValid) invalid++;
        expect(verdicts(record.schema)(value)).toBe(isValid);
        expect(ahead(record.schema)(value)).toBe(isValid);
      },
    ),
    { numRuns: 3000 },
  );
  // Else the test would show little.
  expect(invalid).toBeGreaterThan(500);
});

it('verdicts are good of every shipped record', () => {
  for (const { schema, value } of RECORDS) expect(ahead(schema)(value)).toBe(true);
});

it('verdicts count the characters of a text as the validators do, close to every limit', () => {
  const limits = [0, 1, 2, 3, 5].flatMap((minLength) =>
    [1, 3, 4, 8].map((maxLength): [string, Schema] => [
      `${minLength}-${maxLength}.schema.json`,
      { type: 'string', minLength, maxLength },
    ]),
  );
  const [quick, telling] = [compileVerdicts(new Map(limits)), compileSchemas(new Map(limits))];
  const texts = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\ud83d'), maxLength: 12 });
  fc.assert(
    fc.property(texts, (text) => {
      for (const [name] of limits) expect(quick(name)(text)).toBe(telling(name)(text));
    }),
    { numRuns: 300 },
  );
});
