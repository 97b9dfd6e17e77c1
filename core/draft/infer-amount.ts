import type { CheckedCollection } from '../check/collection.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import type { Step } from '../shared/pointer.ts';
import { unitOf } from '../shared/units.ts';
import { type Amount, type NamedAmount, writtenAmount } from './amounts.ts';
import { valueAt, withValueAt } from './content.ts';
import { claimedFigure, type Draft, holderSteps } from './draft.ts';

const AMOUNTS = ['value', 'low', 'high'] as const;

/** Whether the content says how much. */
export function hasAmount(content: JsonObject, holder: readonly Step[]): boolean {
  return AMOUNTS.some((name) => valueAt(content, [...holder, name]) !== undefined);
}

/** The content with an amount in its claim, and its unit and hedge as far as it has them. */
export function withAmount(draft: Draft, content: JsonObject, amount: NamedAmount): JsonObject {
  const holder = holderSteps(draft);
  // A figure has the unit of its first claim, unless it was given another one.
  const own = draft.claimOf === undefined && content.unit !== undefined && content.unit !== amount.unit;
  const unitSteps = own ? [...holder, 'unit'] : ['unit'];
  return ([...AMOUNTS, 'unit', 'qualifier'] as const).reduce((result, name) => {
    const value = amount[name];
    return value === undefined
      ? result
      : withValueAt(result, name === 'unit' ? unitSteps : [...holder, name], value);
  }, content);
}

/**
 * The amounts of a passage that can be meant: those that are given already, where some are, or those in units that
 * measure the same as the figure.
 */
export function amountsMeant(
  collection: CheckedCollection,
  draft: Draft,
  content: JsonObject,
  amounts: readonly Amount[],
): Amount[] {
  const holder = holderSteps(draft);
  if (hasAmount(content, holder))
    return amounts.filter((amount) =>
      AMOUNTS.every((name) => valueAt(content, [...holder, name]) === amount[name]),
    );
  const unit = claimedFigure(collection, draft)?.unit ?? content.unit;
  if (typeof unit !== 'string') return [...amounts];
  const fitting = amounts.filter(
    (amount) => amount.unit !== undefined && measureSame(collection, amount.unit, unit),
  );
  return fitting.length > 0 ? fitting : [...amounts];
}

/**
 * The content with the amount, unit and hedge of its passage, as far as it does not give them itself and the passage
 * leaves no choice.
 */
export function withInferredAmount(
  collection: CheckedCollection,
  draft: Draft,
  content: JsonObject,
  meant: readonly Amount[],
): JsonObject {
  const holder = holderSteps(draft);
  const [amount] = meant;
  const isGiven = hasAmount(content, holder);
  const units = new Set(meant.map((one) => `${writtenAmount(one)} ${isGiven ? '' : one.qualifier}`));
  if (amount === undefined || units.size > 1 || (!isGiven && amount.unit === undefined)) return content;
  let result = content;
  const put = (steps: readonly Step[], value: string | number | undefined): void => {
    if (value !== undefined && valueAt(result, steps) === undefined)
      result = withValueAt(result, steps, value);
  };
  if (!isGiven) for (const name of AMOUNTS) put([...holder, name], amount[name]);
  put([...holder, 'qualifier'], amount.qualifier);
  const figureUnit = claimedFigure(collection, draft)?.unit;
  if (draft.claimOf === undefined) put(['unit'], amount.unit);
  const base = figureUnit ?? result.unit;
  if (amount.unit === undefined || typeof base !== 'string' || amount.unit === base) return result;
  if (measureSame(collection, amount.unit, base)) put([...holder, 'unit'], amount.unit);
  return result;
}

/** The claim of a figure without a unit that is the figure's own. */
export function withoutOwnUnit(claim: JsonObject, figureUnit: string): JsonObject {
  if (!isObject(claim) || claim.unit !== figureUnit) return claim;
  const { unit: _, ...rest } = claim;
  return rest;
}

function measureSame({ units }: CheckedCollection, a: string, b: string): boolean {
  const [one, other] = [unitOf(units, a), unitOf(units, b)];
  return one !== undefined && one.dimension === other?.dimension;
}
