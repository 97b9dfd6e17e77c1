import { similarity, wordSet } from '../check/facts/similarity.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { isObject, type Json, own } from '../shared/json.ts';
import type { ItemKind } from './item-kinds.ts';

/** Which items of two lists are the same ones, by their indexes. */
export interface Pairing {
  /** In the order of the new list. */
  pairs: { before: number; after: number }[];
  gone: number[];
  fresh: number[];
  /** Whether items that stayed stand in another order. */
  reordered: boolean;
}

/** Two texts with this share of words in common are versions of one. */
const SAME_TEXT = 0.5;
/** Comparing each text with each is left out where it would take long. */
const MOST_COMPARISONS = 10_000;

/**
 * Finds the items of a list again: those that are equal first, then by what makes an item of its kind the same one, from
 * the surest sign to the weakest, and at last by their words.
 */
export function pairItems(before: readonly Json[], after: readonly Json[], kind: ItemKind): Pairing {
  const left = new Set(before.keys());
  const right = new Set(after.keys());
  const pairs: Pairing['pairs'] = [];
  const take = (pair: { before: number; after: number }): void => {
    left.delete(pair.before);
    right.delete(pair.after);
    pairs.push(pair);
  };
  for (const signOf of [canonicalJson, ...kind.keys.map(signBy)]) {
    const waiting = Map.groupBy(left, (index) => signOf(before[index] ?? null));
    for (const index of [...right]) {
      const sign = signOf(after[index] ?? null);
      const match = sign === undefined ? undefined : waiting.get(sign)?.shift();
      if (match !== undefined) take({ before: match, after: index });
    }
  }
  for (const pair of byProse(before, after, [...left], [...right], kind)) {
    if (left.has(pair.before) && right.has(pair.after)) take(pair);
  }
  pairs.sort((a, b) => a.after - b.after);
  const reordered = pairs.some((pair, index) => pair.before < (pairs[index - 1]?.before ?? -1));
  return { pairs, gone: [...left], fresh: [...right], reordered };
}

/** What makes an item the same one: the values of some members; undefined where it has none of them. */
function signBy(members: readonly string[]): (item: Json) => string | undefined {
  return (item) => {
    if (!isObject(item)) return undefined;
    const values = members.map((member) => own(item, member) ?? null);
    return values.every((value) => value === null) ? undefined : canonicalJson(values);
  };
}

/** Pairs of items whose texts are alike, the most alike first. */
function byProse(
  before: readonly Json[],
  after: readonly Json[],
  left: readonly number[],
  right: readonly number[],
  { prose }: ItemKind,
): { before: number; after: number }[] {
  if (prose === undefined || left.length * right.length > MOST_COMPARISONS) return [];
  const words = (item: Json | undefined): ReadonlySet<string> =>
    wordSet(isObject(item) ? String(own(item, prose) ?? '') : '');
  const news = right.map((index) => ({ index, words: words(after[index]) }));
  return left
    .flatMap((index) => {
      const old = words(before[index]);
      return news.map((item) => ({
        before: index,
        after: item.index,
        alike: similarity(old, item.words),
      }));
    })
    .filter(({ alike }) => alike >= SAME_TEXT)
    .sort((a, b) => b.alike - a.alike);
}
