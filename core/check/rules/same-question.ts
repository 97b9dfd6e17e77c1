import type { FigureSubject } from '../../shared/records.ts';
import { unitOf } from '../../shared/units.ts';
import { recordsOf } from '../collection.ts';
import type { CollectionRule } from '../rule.ts';
import { similarity, wordSet } from './similarity.ts';

/** Labels that share this much of their words ask the same thing of the same subject. */
const SAME = 0.75;

/** Two answers to one question are two claims of one figure, or nobody sees that they differ. */
export const sameQuestion: CollectionRule = {
  code: 'same-question',
  severity: 'error',
  *check(collection) {
    const figures = recordsOf(collection, 'figures');
    const groups = Map.groupBy(figures, ({ content }) => {
      const dimension = unitOf(collection.units, content.unit)?.dimension ?? content.unit;
      return [subjectKey(content.subject), dimension, content.period ?? ''].join('\n');
    });
    for (const group of groups.values()) {
      for (const [index, record] of group.entries()) {
        const words = wordSet(record.content.measure.label);
        const earlier = group.slice(0, index);
        const twin = earlier.find(({ content }) => similarity(words, wordSet(content.measure.label)) >= SAME);
        if (twin === undefined) continue;
        yield {
          record,
          steps: ['measure', 'label'],
          message: `This asks the same question as figures/${twin.id}: "${twin.content.measure.label}".`,
          help: `Make its claims claims of figures/${twin.id}, or say in the label how the questions differ.`,
        };
      }
    }
  },
};

function subjectKey({ dataset, id }: FigureSubject): string {
  return `${dataset}/${id}`;
}
