import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schemaChanges } from '../../../../core/compare/schema-diff/schema-changes.ts';
import { isObject, type Json, type JsonObject } from '../../../../core/shared/json.ts';
import { anyChange } from './arbitrary-changes.ts';
import { anyFile } from './arbitrary-schemas.ts';
import { instancesOf } from './instances.ts';
import { setOf } from './oracle/case.ts';

const RUNS = 300;
const VALUES_EACH = 40;

/** Undefined where the schema is none: edits at random also make texts of types and lists of nothing. */
function validatorOf(schema: JsonObject): ValidateFunction | undefined {
  try {
    return new Ajv2020({ strict: false, validateSchema: false, logger: false }).compile(schema);
  } catch {
    return undefined;
  }
}

it('a value that a change lets in makes it major, and one that it rules out at least minor', () => {
  let [letIn, ruledOut] = [0, 0];
  fc.assert(
    fc.property(anyChange, fc.nat(), ({ before, after }, seed) => {
      const [old, now] = [validatorOf(before), validatorOf(after)];
      fc.pre(old !== undefined && now !== undefined);
      const values = [before, after].flatMap((schema) => [...instancesOf(schema, seed, VALUES_EACH)]);
      const isNew = values.find((value) => now(value) && !old(value));
      const isGone = values.find((value) => old(value) && !now(value));
      const level = schemaChanges(setOf(before), setOf(after))[0]?.level;
      if (isNew !== undefined) {
        letIn++;
        expect(level, `lets in ${JSON.stringify(isNew)}`).toBe('major');
      }
      if (isGone !== undefined) {
        ruledOut++;
        expect(['major', 'minor'], `rules out ${JSON.stringify(isGone)}`).toContain(level);
      }
    }),
    { numRuns: RUNS },
  );
  // Otherwise nothing was shown.
  expect(letIn).toBeGreaterThan(RUNS / 20);
  expect(ruledOut).toBeGreaterThan(RUNS / 20);
});

describe('a schema compared with itself', () => {
  it('has no changes', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        expect(schemaChanges(setOf(file), setOf(structuredClone(file)))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('has no changes where its keys and the lists without an order are written in another order', () => {
    fc.assert(
      fc.property(anyFile, (file) => {
        expect(schemaChanges(setOf(file), setOf(turned(file) as JsonObject))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  it('has no changes where only its address is another one', () => {
    fc.assert(
      fc.property(anyFile, fc.string(), (file, $id) => {
        expect(schemaChanges(setOf({ ...file, $id: '/c/1.0.0/x' }), setOf({ ...file, $id }))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The same schema with everything that has no order the other way round, but for what nobody understands. */
function turned(value: Json, keyword = ''): Json {
  if (keyword === 'not') return value;
  if (Array.isArray(value)) {
    const inner = value.map((item) => turned(item));
    return ['required', 'enum', 'oneOf', 'type'].includes(keyword) ? inner.reverse() : inner;
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, turned(inner, key)] as const)
      .reverse(),
  );
}
