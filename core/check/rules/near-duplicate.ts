import { describe } from '../facts/likeness.ts';
import { twins } from '../facts/twins.ts';
import type { CollectionRule } from '../rule.ts';

/** Texts that share this much of their words mostly name the same thing. */
const NEAR = 0.8;

/** Two records of one thing split its evidence between them. Figures have a rule of their own: same-question. */
export const nearDuplicate: CollectionRule = {
  code: 'near-duplicate',
  severity: 'warning',
  *check(collection) {
    for (const { record, twin } of twins(collection, (dataset) => dataset !== 'figures', NEAR)) {
      yield {
        record,
        steps: describe(record, collection.units).steps,
        message: `This looks like the same as ${record.dataset}/${twin.id}: "${describe(twin, collection.units).text}".`,
        help: 'Keep one of the two and make the other a tombstone, or make the difference plain in the text.',
      };
    }
  },
};
