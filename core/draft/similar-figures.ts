import { type CheckedCollection, recordsOf } from '../check/collection.ts';
import { similarity, wordSet } from '../check/facts/similarity.ts';
import { unitOf } from '../shared/units.ts';

/** A figure that may ask the same question. */
export interface SimilarFigure {
  id: string;
  label: string;
}

/** Labels that share this much of their words are worth a look; the rule same-question wants more of them. */
const WORTH_A_LOOK = 0.4;

/** How many are shown. */
const MOST = 5;

/**
 * The figures to which an answer to a question may belong as a claim, the most similar first: their labels share words
 * with its label, and they measure the same.
 * @param unit of the amount, where it is known
 */
export function similarFigures(
  collection: CheckedCollection,
  label: string,
  unit: string | undefined,
): SimilarFigure[] {
  const words = wordSet(label);
  const dimension = (code: string): string => unitOf(collection.units, code)?.dimension ?? code;
  return recordsOf(collection, 'figures')
    .filter(({ content }) => unit === undefined || dimension(content.unit) === dimension(unit))
    .map(({ id, content: { measure } }) => ({
      id,
      label: measure.label,
      share: similarity(words, wordSet(measure.label)),
    }))
    .filter(({ share }) => share >= WORTH_A_LOOK)
    .sort((a, b) => b.share - a.share)
    .slice(0, MOST)
    .map(({ id, label: other }) => ({ id, label: other }));
}
