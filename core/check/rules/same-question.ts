import { describe } from '../facts/likeness.ts';
import { twins } from '../facts/twins.ts';
import type { CollectionRule } from '../rule.ts';

/** Labels that share this much of their words ask the same thing of the same subject. */
const SAME = 0.75;

/** Two answers to one question are two claims of one figure, or nobody sees that they differ. */
export const sameQuestion: CollectionRule = {
  code: 'same-question',
  severity: 'error',
  *check(collection) {
    for (const { record, twin } of twins(collection, (dataset) => dataset === 'figures', SAME)) {
      yield {
        record,
        steps: ['measure', 'label'],
        message: `This asks the same question as figures/${twin.id}: "${describe(twin, collection.units).text}".`,
        help: `Make its claims claims of figures/${twin.id}, or say in the label how the questions differ.`,
      };
    }
  },
};
