import { compareClaims } from '../../shared/claims.ts';
import type { DatasetName } from '../../shared/datasets.ts';
import type { UnitTable } from '../../shared/units.ts';
import type { CheckedEntry } from '../collection.ts';
import { describe } from './likeness.ts';
import { wordHashes } from './words.ts';

/** Another record that one names, by dataset and id. */
export interface Target {
  dataset: DatasetName;
  id: string;
}

/** A relation that must not lead back to where it began: `implements`, `within` … */
export interface Relation {
  type: string;
  target: string;
}

/**
 * What the rules that look at several records have to know of each: little enough to be held for a million records. A
 * rule that finds something reads the records that it is about again.
 */
export interface RecordFacts {
  dataset: DatasetName;
  id: string;
  isTombstone: boolean;
  targets: readonly Target[];
  relations: readonly Relation[];
  /** Has a claim that is computed from others. */
  isDerived: boolean;
  /** Has claims that cannot all be true. */
  isConflicting: boolean;
  /** What tells the record apart, for the search for twins: the hashes of its words. */
  likeness?: { group: string; words: readonly number[] };
}

const NONE: readonly never[] = [];

/**
 * The facts of a record that passes every check of its own.
 * @param targets what the record refers to; a tombstone refers to nothing
 */
export function factsOf(entry: CheckedEntry, targets: readonly Target[], units: UnitTable): RecordFacts {
  const { dataset, id } = entry;
  const base = { dataset, id, targets, relations: NONE, isDerived: false, isConflicting: false };
  if (entry.kind === 'tombstone') return { ...base, targets: NONE, isTombstone: true };
  const described = describe(entry, units);
  const record = {
    ...base,
    isTombstone: false,
    likeness: { group: described.group, words: wordHashes(described.text) },
  };
  switch (entry.dataset) {
    case 'agreements': {
      const relations = entry.content.relations?.filter(({ type }) => type !== 'references') ?? NONE;
      return { ...record, relations: relations.map(({ type, agreement }) => ({ type, target: agreement })) };
    }
    case 'places': {
      const { within } = entry.content;
      return within === undefined ? record : { ...record, relations: [{ type: 'within', target: within }] };
    }
    case 'figures':
      return {
        ...record,
        isDerived: entry.content.claims.some(({ derivation }) => derivation?.kind === 'computed'),
        isConflicting: compareClaims(entry.content, units) === 'conflicting',
      };
    default:
      return record;
  }
}
