import type { DatasetName } from '../shared/datasets.ts';
import type { CheckedRecord } from './collection.ts';
import type { FactTable } from './fact-table.ts';
import { inIdOrder } from './id-order.ts';
import { describe } from './likeness.ts';
import type { WholeCollection } from './rule.ts';
import { similarity, wordSet } from './rules/similarity.ts';

/**
 * For each record that some earlier one, by id, of its group resembles: the first of those.
 *
 * Not every two records are compared. Two sets of which the smaller shares a part t of all words have a word in common
 * among the rarest few of each (prefix filter: Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007),
 * so that only records with such a word are. Words are compared by hashes, by which two texts seem at least as alike as
 * they are; what seems alike is read again and compared by its words.
 * @param least the share of words that two texts have in common at least, 0 to 1
 */
export function* twins(
  collection: WholeCollection,
  isMeant: (dataset: DatasetName) => boolean,
  least: number,
): Generator<{ record: CheckedRecord; twin: CheckedRecord }> {
  const { facts } = collection;
  const rank = rarity(facts);
  for (const rows of groups(facts, isMeant)) {
    const withWord = new Map<number, number[]>();
    for (const row of rows) {
      const prefix = rarest(facts.words(row), rank, least);
      const candidates = new Set<number>();
      for (const word of prefix) for (const other of withWord.get(word) ?? []) candidates.add(other);
      const pair = candidates.size === 0 ? undefined : firstTwin(collection, row, [...candidates], least);
      if (pair !== undefined) yield pair;
      for (const word of prefix) {
        const others = withWord.get(word);
        if (others === undefined) withWord.set(word, [row]);
        else others.push(row);
      }
    }
  }
}

/** As many of the rarest words as must hold one that every text has that is as alike. */
function rarest(words: Uint32Array, rank: (word: number) => number, least: number): number[] {
  // The product can lie a little above the whole number that it is.
  const size = words.length - Math.ceil(least * words.length - 1e-9) + 1;
  const chosen: number[] = [];
  for (const word of words) {
    let place = chosen.length;
    while (place > 0 && isRarer(word, chosen[place - 1] ?? 0, rank)) place--;
    if (place < size) {
      chosen.splice(place, 0, word);
      chosen.length = Math.min(chosen.length, size);
    }
  }
  return chosen;
}

function isRarer(a: number, b: number, rank: (word: number) => number): boolean {
  const difference = rank(a) - rank(b);
  return difference < 0 || (difference === 0 && a < b);
}

/** The rows that are compared with each other, each group sorted by id. */
function* groups(facts: FactTable, isMeant: (dataset: DatasetName) => boolean): Generator<number[]> {
  const rows: number[] = [];
  for (let row = 0; row < facts.length; row++) {
    if (isMeant(facts.dataset(row)) && facts.words(row).length > 0) rows.push(row);
  }
  rows.sort((a, b) => facts.group(a) - facts.group(b));
  for (let start = 0, end = 0; start < rows.length; start = end) {
    const group = facts.group(rows[start] ?? 0);
    while (end < rows.length && facts.group(rows[end] ?? 0) === group) end++;
    if (end - start > 1) yield rows.slice(start, end).sort(inIdOrder(facts));
  }
}

/** About how often each word is used; which of several words share a counter does not matter. */
function rarity(facts: FactTable): (word: number) => number {
  const counts = new Uint32Array(2 ** 16);
  for (let row = 0; row < facts.length; row++) {
    for (const word of facts.words(row))
      counts[word % counts.length] = (counts[word % counts.length] ?? 0) + 1;
  }
  return (word) => counts[word % counts.length] ?? 0;
}

function firstTwin(
  { facts, units, entry }: WholeCollection,
  row: number,
  candidates: readonly number[],
  least: number,
): { record: CheckedRecord; twin: CheckedRecord } | undefined {
  const words = facts.words(row);
  const likely = candidates.filter((candidate) => atMostAlike(words, facts.words(candidate)) >= least);
  if (likely.length === 0) return undefined;
  const record = entry(row);
  if (record.kind === 'tombstone') return undefined;
  const { group, text } = describe(record, units);
  const own = wordSet(text);
  for (const candidate of likely.sort(inIdOrder(facts))) {
    const twin = entry(candidate);
    // Two records of one id are a matter of duplicate-id.
    if (twin.kind === 'tombstone' || twin.id === record.id) continue;
    const other = describe(twin, units);
    if (other.group === group && similarity(own, wordSet(other.text)) >= least) return { record, twin };
  }
  return undefined;
}

/** How alike two sets of words are at most, by their sorted hashes; different words may have the same one. */
function atMostAlike(a: Uint32Array, b: Uint32Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] ?? 0) - (b[j] ?? 0);
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return common / (a.length + b.length - common);
}
