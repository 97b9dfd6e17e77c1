import type { Figure } from '../../shared/records.ts';
import type { CheckedRecord } from '../collection.ts';
import type { WholeCollection } from '../rule.ts';

type FigureRecord = Extract<CheckedRecord, { dataset: 'figures' }>;

/** The figures with a claim that is computed from others. */
export function* derivedFigures({ facts, entry }: WholeCollection): Generator<FigureRecord> {
  for (let row = 0; row < facts.length; row++) {
    if (!facts.is('isDerived', row)) continue;
    const record = entry(row);
    if (record.kind === 'record' && record.dataset === 'figures') yield record;
  }
}

/** The figure of an id; undefined where there is none that passes every check of its own. */
export function figureOf({ facts, entry }: WholeCollection, id: string): Figure | undefined {
  const row = facts.find({ dataset: 'figures', id });
  const record = row === undefined ? undefined : entry(row);
  return record?.kind === 'record' && record.dataset === 'figures' ? record.content : undefined;
}
