import { type Reference, referencesOf } from '../../shared/references.ts';
import { asJson, type CheckedEntry } from '../collection.ts';
import type { WholeCollection } from '../rule.ts';

/**
 * The references that lead where they must not, with the record that holds each. Only records with such a reference are
 * read again.
 * @param isWrong is told whether a record has the id, and its row where that record is sound
 */
export function* wrongReferences(
  { facts, schemas, entry }: WholeCollection,
  isWrong: (isKnown: boolean, target: number | undefined) => boolean,
): Generator<{ record: CheckedEntry; reference: Reference }> {
  for (let row = 0; row < facts.length; row++) {
    if (!facts.someTarget(row, isWrong)) continue;
    const record = entry(row);
    for (const reference of referencesOf(record.dataset, asJson(record), schemas)) {
      if (isWrong(facts.knows(reference), facts.find(reference))) yield { record, reference };
    }
  }
}
