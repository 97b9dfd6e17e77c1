import type { DatasetName } from '../../shared/datasets.ts';
import type { FactTable } from './fact-table.ts';
import { NumberList } from './number-list.ts';

/** No entry. */
const NONE = 0xffffffff;
const COUNTERS = 2 ** 16;

/**
 * The pairs of rows of one group whose words, told apart by their hashes alone, are at least as alike as asked: all twins
 * and, where different words have one hash, a few others. No pair comes twice.
 *
 * Not every two rows are compared. Two sets of which the smaller shares a part t of all words have a word in common among
 * the rarest few of each (prefix filter: Bayardo, Ma and Srikant, "Scaling up all pairs similarity search", 2007), so that
 * only rows with such a word are.
 * @param least the share of words that two texts have in common at least, 0 to 1
 */
export function likelyTwins(
  facts: FactTable,
  isMeant: (dataset: DatasetName) => boolean,
  least: number,
): [number, number][] {
  const rows = rowsInCompany(facts, isMeant);
  const { words, ends } = facts.wordLists();
  const uses = usesOf(words);
  const shares = sharesOf(words, ends, least);
  const pairs: [number, number][] = [];
  // Rows by group and word, hashed: the last entry of each slot, and for each entry its row and the one before it.
  const slots = new Uint32Array(powerOfTwo(rows.length * 4)).fill(NONE);
  const most = rows.reduce((sum, row) => sum + prefixSize(facts.wordCount(row), least), 0);
  const [entryRows, before] = [new Uint32Array(most), new Uint32Array(most)];
  let entries = 0;
  const seenBy = new Uint32Array(facts.length).fill(NONE);
  for (const row of rows) {
    const group = facts.group(row);
    const first = entries;
    for (const word of rarest(
      words,
      row === 0 ? 0 : (ends[row - 1] as number),
      ends[row] as number,
      uses,
      least,
    )) {
      const slot = (Math.imul(word ^ Math.imul(group, 0x9e3779b1), 0x85ebca6b) >>> 7) & (slots.length - 1);
      for (let entry = slots[slot] as number; entry !== NONE; entry = before[entry] as number) {
        const other = entryRows[entry] as number;
        if (entry >= first || seenBy[other] === row || facts.group(other) !== group) continue;
        seenBy[other] = row;
        if (shares(row, other)) pairs.push([row, other]);
      }
      before[entries] = slots[slot] as number;
      entryRows[entries] = row;
      slots[slot] = entries++;
    }
  }
  return pairs;
}

/** The rows that have words and, probably, another row in their group. */
function rowsInCompany(facts: FactTable, isMeant: (dataset: DatasetName) => boolean): Uint32Array {
  const sizes = new Uint8Array(powerOfTwo(facts.length * 4));
  const rows = new NumberList();
  const slotOf = (row: number): number => facts.group(row) & (sizes.length - 1);
  for (let row = 0; row < facts.length; row++) {
    if (!isMeant(facts.dataset(row)) || facts.wordCount(row) === 0) continue;
    rows.push(row);
    const slot = slotOf(row);
    sizes[slot] = Math.min(2, (sizes[slot] as number) + 1);
  }
  return rows.toArray().filter((row) => sizes[slotOf(row)] === 2);
}

/** About how often each word is used; which of several words share a counter does not matter. */
function usesOf(words: Uint32Array): Uint32Array {
  const counts = new Uint32Array(COUNTERS);
  for (let at = 0; at < words.length; at++) {
    const counter = (words[at] as number) % COUNTERS;
    counts[counter] = (counts[counter] as number) + 1;
  }
  return counts;
}

/** How many of so many words are looked up. */
function prefixSize(count: number, least: number): number {
  // The product can lie a little above the whole number that it is.
  return count - Math.ceil(least * count - 1e-9) + 1;
}

/** As many of the rarest words of a row as must hold one that every row has that is as alike. */
function rarest(words: Uint32Array, start: number, end: number, uses: Uint32Array, least: number): number[] {
  const size = prefixSize(end - start, least);
  const chosen: number[] = [];
  for (let at = start; at < end; at++) {
    const word = words[at] as number;
    const used = uses[word % COUNTERS] as number;
    let place = chosen.length;
    for (; place > 0; place--) {
      const other = chosen[place - 1] as number;
      const otherUsed = uses[other % COUNTERS] as number;
      if (used > otherUsed || (used === otherUsed && word >= other)) break;
    }
    if (place === size) continue;
    if (chosen.length < size) chosen.push(word);
    chosen.copyWithin(place + 1, place, chosen.length - 1);
    chosen[place] = word;
  }
  return chosen;
}

/** Tells whether two rows have, by the sorted hashes of their words, as many in common as asked. */
function sharesOf(
  words: Uint32Array,
  ends: Uint32Array,
  least: number,
): (one: number, other: number) => boolean {
  return (one, other) => {
    let a = one === 0 ? 0 : (ends[one - 1] as number);
    let b = other === 0 ? 0 : (ends[other - 1] as number);
    const endA = ends[one] as number;
    const endB = ends[other] as number;
    const all = endA - a + endB - b;
    let common = 0;
    while (a < endA && b < endB) {
      const difference = (words[a] as number) - (words[b] as number);
      if (difference === 0) common++;
      if (difference <= 0) a++;
      if (difference >= 0) b++;
      // What is left may all be in common.
      const most = common + Math.min(endA - a, endB - b);
      if (most / (all - most) < least) return false;
    }
    return common / (all - common) >= least;
  };
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(2, least)));
}
