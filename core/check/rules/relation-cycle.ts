import type { Step } from '../../shared/pointer.ts';
import type { CheckedEntry } from '../collection.ts';
import type { FactTable } from '../facts/fact-table.ts';
import { inIdOrder } from '../facts/id-order.ts';
import type { CollectionRule } from '../rule.ts';

/** Nothing implements, amends or contains itself, not even in a roundabout way. `references` may be mutual. */
export const relationCycle: CollectionRule = {
  code: 'relation-cycle',
  severity: 'error',
  *check({ facts, entry }) {
    for (const [type, edges] of relationsByType(facts)) {
      for (const ring of cycles(edges)) {
        const [first = 0] = ring;
        const record = entry(ring.at(-1) ?? first);
        const names = [...ring, first].map((row) => facts.id(row));
        yield {
          record,
          steps: stepsOf(record, type, facts.id(first)),
          message: `"${type}" leads back to where it began: ${names.join(' → ')}.`,
          help: 'Remove the relation that is wrong.',
        };
      }
    }
  },
};

/** For each type of relation, from which rows it leads to which others; rows in the order of their ids. */
function relationsByType(facts: FactTable): Map<string, Map<number, Set<number>>> {
  const rows = Array.from({ length: facts.length }, (_, row) => row);
  const related = rows.filter((row) => facts.relations(row).next().done !== true);
  const byType = new Map<string, Map<number, Set<number>>>();
  for (const row of related.sort(inIdOrder(facts))) {
    for (const { type, target } of facts.relations(row)) {
      const edges = byType.get(type) ?? new Map<number, Set<number>>();
      edges.set(row, (edges.get(row) ?? new Set()).add(target));
      byType.set(type, edges);
    }
  }
  return byType;
}

/** Each cycle once, as the rows on it, from where it begins to the one whose relation closes it. */
function* cycles(edges: ReadonlyMap<number, ReadonlySet<number>>): Generator<number[]> {
  const done = new Set<number>();
  for (const start of edges.keys()) {
    const onPath = new Map([[start, 0]]);
    const path = [{ row: start, left: [...(edges.get(start) ?? [])].reverse() }];
    while (path.length > 0) {
      const here = path.at(-1);
      const target = here?.left.pop();
      if (here === undefined || target === undefined || done.has(here.row)) {
        if (here !== undefined) {
          done.add(here.row);
          onPath.delete(here.row);
        }
        path.pop();
        continue;
      }
      const from = onPath.get(target);
      if (from !== undefined) yield path.slice(from).map(({ row }) => row);
      else {
        onPath.set(target, path.length);
        path.push({ row: target, left: [...(edges.get(target) ?? [])].reverse() });
      }
    }
  }
}

/** Where a record names another one by a type of relation. */
function stepsOf(record: CheckedEntry, type: string, target: string): Step[] {
  if (record.kind === 'tombstone' || record.dataset !== 'agreements') return ['within'];
  const relations = record.content.relations ?? [];
  const index = relations.findIndex((relation) => relation.type === type && relation.agreement === target);
  return ['relations', index, 'agreement'];
}
