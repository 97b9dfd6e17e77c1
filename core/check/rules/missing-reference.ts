import { allRecords } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';
import { referencesOf } from './references.ts';

/** A record may only name records that exist. */
export const missingReference: CollectionRule = {
  code: 'missing-reference',
  severity: 'error',
  scope: 'collection',
  *check(collection) {
    for (const record of allRecords(collection)) {
      for (const { steps, dataset, id } of referencesOf(record, collection)) {
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
          ...(meant !== undefined && { replacement: JSON.stringify(meant) }),
        };
      }
    }
  },
};
