import type { CollectionRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';

/** A record may only name records that exist. */
export const missingReference: CollectionRule = {
  code: 'missing-reference',
  severity: 'error',
  *check(collection) {
    for (const [record, references] of collection.references) {
      for (const { steps, dataset, id } of references) {
        const known = collection.knownIds.get(dataset);
        if (known?.has(id)) continue;
        const meant = nearMiss(id, known ?? []);
        yield {
          record,
          steps,
          message: `There is no record "${id}" in ${dataset}.`,
          help:
            meant === undefined
              ? `Add datasets/${dataset}/${id}.json, or correct the id.`
              : `Did you mean "${meant}"?`,
        };
      }
    }
  },
};
