import { describe, expect, it } from 'vitest';
import { schemaChanges } from '../../../../core/compare/schema-diff/schema-changes.ts';
import { type OracleCase, setOf } from './oracle/case.ts';
import { FILE_CASES } from './oracle/files.ts';
import { STRUCTURE_CASES } from './oracle/structures.ts';
import { VALUE_CASES } from './oracle/values.ts';

const CASES: readonly OracleCase[] = [...VALUE_CASES, ...STRUCTURE_CASES, ...FILE_CASES];

describe.each(CASES)('$what', ({ before, after, level, rules, why }) => {
  const changes = schemaChanges(setOf(before), setOf(after));

  it(`is ${level}: ${why}`, () => {
    expect(changes[0]?.level ?? 'none', JSON.stringify(changes)).toBe(level);
  });

  it(`is told by ${rules.join(', ') || 'no rule'}`, () => {
    expect(changes.map(({ rule }) => rule).sort()).toEqual(rules.toSorted());
  });
});
