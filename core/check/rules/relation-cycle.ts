import type { Step } from '../../shared/pointer.ts';
import { type CheckedRecord, recordsOf } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';

/** One step from a record to another of the same dataset. */
interface Edge {
  record: CheckedRecord;
  steps: Step[];
  target: string;
}

/** Nothing implements, amends or contains itself, not even in a roundabout way. `references` may be mutual. */
export const relationCycle: CollectionRule = {
  code: 'relation-cycle',
  severity: 'error',
  *check(collection) {
    const relations = recordsOf(collection, 'agreements').flatMap((record) =>
      (record.content.relations ?? []).map(({ type, agreement }, index) => ({
        type,
        edge: { record, steps: ['relations', index, 'agreement'], target: agreement },
      })),
    );
    for (const [type, group] of Map.groupBy(relations, (relation) => relation.type)) {
      if (type !== 'references')
        yield* cycles(
          group.map(({ edge }) => edge),
          type,
        );
    }
    const within = recordsOf(collection, 'places').flatMap((record) =>
      record.content.within === undefined
        ? []
        : [{ record, steps: ['within'], target: record.content.within }],
    );
    yield* cycles(within, 'within');
  },
};

/** Reports each cycle once, at the edge that closes it when the records are walked in order. */
function* cycles(edges: Edge[], name: string) {
  const edgesOf = Map.groupBy(edges, (edge) => edge.record.id);
  const done = new Set<string>();
  for (const start of edgesOf.keys()) {
    const path: { id: string; left: Edge[] }[] = [{ id: start, left: [...(edgesOf.get(start) ?? [])] }];
    while (path.length > 0) {
      const here = path.at(-1);
      const edge = here?.left.shift();
      if (here === undefined || edge === undefined || done.has(here.id)) {
        if (here !== undefined) done.add(here.id);
        path.pop();
        continue;
      }
      const from = path.findIndex(({ id }) => id === edge.target);
      if (from === -1) {
        path.push({ id: edge.target, left: [...(edgesOf.get(edge.target) ?? [])] });
        continue;
      }
      const ring = [...path.slice(from).map(({ id }) => id), edge.target];
      yield {
        record: edge.record,
        steps: edge.steps,
        message: `"${name}" leads back to where it began: ${ring.join(' → ')}.`,
        help: 'Remove the relation that is wrong.',
      };
    }
  }
}
