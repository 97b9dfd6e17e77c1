import type { CheckedCollection } from '../check/collection.ts';
import { validEntry } from '../check/entry.ts';
import { unsupportedValue } from '../check/rules/unsupported-value.ts';
import type { JsonObject } from '../shared/json.ts';
import { withValueAt } from './content.ts';
import { claimedFigure, type Draft, holderSteps } from './draft.ts';

/**
 * The properties that need evidence, of the record or claim that holds it: those of which the rule unsupported-value
 * says that nothing supports them.
 */
export function propertiesToSupport(
  collection: CheckedCollection,
  draft: Draft,
  content: JsonObject,
): string[] {
  const figure = claimedFigure(collection, draft);
  const holder = figure === undefined ? holderSteps(draft) : ['claims', 0];
  const record = figure === undefined ? content : { ...figure, claims: [content] };
  const unsupported = withValueAt(record as JsonObject, [...holder, 'evidence'], [{ supports: [] }]);
  const entry = validEntry({ path: '', text: '', value: unsupported }, draft.dataset);
  const inHolder = [...unsupportedValue.check(entry, collection)]
    .map(({ steps }) => steps)
    .filter((steps) => holder.every((step, index) => steps[index] === step));
  return [...new Set(inHolder.map((steps) => String(steps[holder.length])))];
}
