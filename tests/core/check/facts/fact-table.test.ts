import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FactTable } from '../../../../core/check/facts/fact-table.ts';
import type { RecordFacts } from '../../../../core/check/facts/facts.ts';
import { DATASET_NAMES } from '../../../../core/shared/datasets.ts';

const dataset = fc.constantFrom(...DATASET_NAMES);
const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const FACTS: fc.Arbitrary<RecordFacts> = fc.record({
  dataset,
  id,
  isTombstone: fc.boolean(),
  isDerived: fc.boolean(),
  isConflicting: fc.boolean(),
  targets: fc.array(fc.record({ dataset, id }), { maxLength: 3 }),
  relations: fc.array(fc.record({ type: fc.constantFrom('implements', 'within'), target: id }), {
    maxLength: 2,
  }),
  likeness: fc.record({ group: fc.string(), words: fc.array(fc.nat(2 ** 32 - 1), { maxLength: 3 }) }),
});
const ROWS = fc.array(fc.record({ facts: FACTS, start: fc.nat(2 ** 48) }), { maxLength: 12 });

/** All that can be asked of a table. */
function told(table: FactTable) {
  return Array.from({ length: table.length }, (_, row) => {
    const targets: unknown[] = [];
    table.someTarget(row, (isKnown, target) => targets.push([isKnown, target]) < 0);
    return {
      id: `${table.dataset(row)}/${table.id(row)}`,
      flags: (['isTombstone', 'isDerived', 'isConflicting'] as const).map((flag) => table.is(flag, row)),
      place: table.place(row),
      targets,
      relations: [...table.relations(row)],
      group: table.group(row),
      words: [...table.words(row)],
    };
  });
}

it('tables put together tell what one table of all rows tells', () => {
  fc.assert(
    fc.property(
      ROWS,
      fc.array(fc.record({ dataset, id }), { maxLength: 3 }),
      fc.nat(12),
      (rows, known, cut) => {
        const whole = new FactTable();
        const [one, other] = [new FactTable(), new FactTable()];
        for (const name of known) {
          whole.know(name.dataset, name.id);
          other.know(name.dataset, name.id);
        }
        for (const [index, { facts, start }] of rows.entries()) {
          const place = { file: index, start };
          whole.add(facts, place);
          (index < cut ? one : other).add(facts, place);
        }
        const merged = new FactTable();
        merged.merge(one.pack());
        merged.merge(other.pack());
        expect(told(merged)).toEqual(told(whole));
        expect(merged.duplicates).toEqual(whole.duplicates);
        for (const name of DATASET_NAMES) {
          expect(merged.knownIds(name).sort()).toEqual(whole.knownIds(name).sort());
        }
      },
    ),
  );
});
