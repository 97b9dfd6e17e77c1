import type { Step } from '../../shared/pointer.ts';
import { wrongReferences } from '../facts/referring.ts';
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
        message: `"${fieldOf(steps)}" names "${id}", and there is no such record in ${dataset}.`,
        help:
          meant === undefined
            ? `Add datasets/${dataset}/${id}.json, or correct the id.`
            : `Did you mean "${meant}"?`,
      };
    }
  },
};

/** The property that names a record, alone, in a list, or with the dataset beside the id. */
function fieldOf(steps: readonly Step[]): Step | undefined {
  return steps.findLast((step) => typeof step === 'string' && step !== 'id');
}
