import { wrongReferences } from '../referring.ts';
import type { CollectionRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';

/** A record may only name records that exist. */
export const missingReference: CollectionRule = {
  code: 'missing-reference',
  severity: 'error',
  *check(collection) {
    for (const { record, reference } of wrongReferences(collection, (isKnown) => !isKnown)) {
      const { steps, dataset, id } = reference;
      const meant = nearMiss(id, collection.facts.knownIds(dataset));
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
  },
};
