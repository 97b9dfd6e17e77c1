import type { CollectionRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';

/** Actors, places and sources are there for the records that name them. */
export const unusedRecord: CollectionRule = {
  code: 'unused-record',
  severity: 'warning',
  *check(collection) {
    // What a broken record names is not known, so nothing can be said of who is named.
    if (!collection.complete) return;
    const used = new Set<string>();
    for (const [record, references] of collection.references) {
      for (const { dataset, id } of references) {
        const known = collection.knownIds.get(dataset);
        // A misspelt id names nobody (missing-reference), and whom it means is not unused.
        const meant = known?.has(id) ? id : nearMiss(id, known ?? []);
        if (dataset !== record.dataset || meant !== record.id) used.add(`${dataset}/${meant}`);
      }
    }
    for (const record of collection.references.keys()) {
      const supporting =
        record.dataset === 'actors' || record.dataset === 'places' || record.dataset === 'sources';
      if (!supporting || used.has(`${record.dataset}/${record.id}`)) continue;
      yield {
        record,
        steps: ['id'],
        message: `No record names ${record.dataset}/${record.id}.`,
        help: 'Name it where it belongs, or remove it if it was never published.',
      };
    }
  },
};
