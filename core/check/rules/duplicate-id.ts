import type { FactTable } from '../facts/fact-table.ts';
import type { CollectionRule } from '../rule.ts';

/** An id names one record. Files cannot share a name, but lines of a file of many records can share an id. */
export const duplicateId: CollectionRule = {
  code: 'duplicate-id',
  severity: 'error',
  *check({ facts, entry }) {
    for (const rows of sameIds(facts)) {
      const [first = 0, ...others] = rows.sort(inFileOrder(facts));
      const { path } = entry(first).document;
      for (const row of others) {
        yield {
          record: entry(row),
          steps: ['id'],
          message: `The id "${facts.id(row)}" is that of another record, in ${path}.`,
          help: 'Keep one of the two; if they are different records, give this one an id of its own.',
        };
      }
    }
  },
};

/** The rows of each id that several have. */
function sameIds(facts: FactTable): Iterable<number[]> {
  const groups = new Map<number, number[]>();
  for (const row of facts.duplicates) {
    const first = facts.find({ dataset: facts.dataset(row), id: facts.id(row) }) ?? row;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [first, row]);
    else group.push(row);
  }
  return groups.values();
}

function inFileOrder(facts: FactTable): (a: number, b: number) => number {
  return (a, b) => {
    const [one, other] = [facts.place(a), facts.place(b)];
    return one.file - other.file || one.start - other.start;
  };
}
