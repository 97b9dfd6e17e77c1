import type { CollectionRule } from '../rule.ts';

/** A live record must not lead readers to a withdrawn one. */
export const withdrawnReference: CollectionRule = {
  code: 'withdrawn-reference',
  severity: 'error',
  *check(collection) {
    const tombstones = new Map(
      collection.entries.flatMap((entry) =>
        entry.kind === 'tombstone' ? [[`${entry.dataset}/${entry.id}`, entry]] : [],
      ),
    );
    for (const [record, references] of collection.references) {
      for (const { steps, dataset, id } of references) {
        const tombstone = tombstones.get(`${dataset}/${id}`);
        if (tombstone === undefined) continue;
        const { replacedBy } = tombstone.content.withdrawn;
        yield {
          record,
          steps,
          message: `The record "${id}" of ${dataset} was withdrawn.`,
          help:
            replacedBy === undefined
              ? 'Remove the reference.'
              : `Refer to "${replacedBy.join('" or "')}", which ${replacedBy.length === 1 ? 'replaces' : 'replace'} it.`,
        };
      }
    }
  },
};
