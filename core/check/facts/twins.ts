import type { DatasetName } from '../../shared/datasets.ts';
import type { CheckedRecord } from '../collection.ts';
import type { WholeCollection } from '../rule.ts';
import { inIdOrder } from './id-order.ts';
import { likelyTwins } from './likely-twins.ts';
import { describe } from './likeness.ts';
import { similarity, wordSet } from './similarity.ts';

/**
 * For each record that some earlier one, by id, of its group resembles: the first of those. What seems alike by hashes
 * (likely-twins.ts) is read again and compared by its words.
 * @param least the share of words that two texts have in common at least, 0 to 1
 */
export function* twins(
  collection: WholeCollection,
  isMeant: (dataset: DatasetName) => boolean,
  least: number,
): Generator<{ record: CheckedRecord; twin: CheckedRecord }> {
  const { facts } = collection;
  const order = inIdOrder(facts);
  const earlier = new Map<number, number[]>();
  for (const pair of likelyTwins(facts, isMeant, least)) {
    const [first, later] = pair.sort(order);
    const others = earlier.get(later);
    if (others === undefined) earlier.set(later, [first]);
    else others.push(first);
  }
  for (const [row, others] of [...earlier].sort(([a], [b]) => order(a, b))) {
    const pair = firstTwin(collection, row, others.sort(order), least);
    if (pair !== undefined) yield pair;
  }
}

function firstTwin(
  { units, entry }: WholeCollection,
  row: number,
  candidates: readonly number[],
  least: number,
): { record: CheckedRecord; twin: CheckedRecord } | undefined {
  const record = entry(row);
  if (record.kind === 'tombstone') return undefined;
  const { group, text } = describe(record, units);
  const own = wordSet(text);
  for (const candidate of candidates) {
    const twin = entry(candidate);
    // Two records of one id are a matter of duplicate-id.
    if (twin.kind === 'tombstone' || twin.id === record.id) continue;
    const other = describe(twin, units);
    if (other.group === group && similarity(own, wordSet(other.text)) >= least) return { record, twin };
  }
  return undefined;
}
