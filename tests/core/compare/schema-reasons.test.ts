import { describe, expect, it } from 'vitest';
import type { SchemaChange } from '../../../core/compare/schema-diff/change.ts';
import { schemaReasons } from '../../../core/compare/schema-reasons.ts';

function change(
  level: SchemaChange['level'],
  schema: string,
  pointer: string,
  clause = 'it changed',
): SchemaChange {
  return { rule: 'some-rule', level, schema, pointer, message: `${schema} at ${pointer}: ${clause}` };
}

const many = (level: SchemaChange['level'], count: number): SchemaChange[] =>
  Array.from({ length: count }, (_, index) => change(level, 'place.schema.json', `/properties/p${index}`));

describe('the reasons that schema changes give', () => {
  it('are none without a change', () => {
    expect(schemaReasons([])).toEqual([]);
  });

  it.each(['major', 'minor'] as const)(
    'name up to five changes that are %s, and count the others',
    (level) => {
      const reasons = schemaReasons(many(level, 7));
      expect(reasons.map(({ reason }) => reason)).toEqual([
        ...many(level, 5).map(({ message }) => message),
        `2 more changes of the schemas at the level ${level}`,
      ]);
      expect(new Set(reasons.map((reason) => reason.level))).toEqual(new Set([level]));
      expect(schemaReasons(many(level, 5))).toHaveLength(5);
      expect(schemaReasons(many(level, 6)).at(-1)?.reason).toBe(
        `1 more change of the schemas at the level ${level}`,
      );
    },
  );

  it('count changes of words, and name none', () => {
    expect(schemaReasons(many('patch', 3))).toEqual([
      { level: 'patch', reason: 'the wording of the schemas changed in 3 places' },
    ]);
  });

  it('are bounded, whatever changed', () => {
    expect(schemaReasons([...many('patch', 99), ...many('minor', 99), ...many('major', 99)])).toHaveLength(
      13,
    );
  });

  it('tell a change of a definition once, however many schemas hold it', () => {
    const files = ['actor', 'figure', 'place'].map((name) => `${name}.schema.json`);
    const shared = files.map((file) => change('minor', file, '/$defs/Note'));
    expect(schemaReasons(shared)).toEqual([
      { level: 'minor', reason: 'actor.schema.json and 2 other schemas at /$defs/Note: it changed' },
    ]);
    expect(schemaReasons(shared.slice(1))[0]?.reason).toMatch(/^figure\.schema\.json and 1 other schema at/);
  });

  it('keep different changes of one place apart', () => {
    const place = '/$defs/Note';
    const different = [
      change('minor', 'a.schema.json', place, 'one'),
      change('minor', 'b.schema.json', place, 'two'),
    ];
    expect(schemaReasons(different)).toHaveLength(2);
  });
});
