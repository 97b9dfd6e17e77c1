import { cell, csvText } from '../../build/csv-text.ts';
import type { ListedChange } from './listed-changes.ts';

/** What one release changed. */
export interface ReleaseChanges {
  version: string;
  released: string;
  changes: readonly ListedChange[];
}

const COLUMNS = ['version', 'released', 'op', 'dataset', 'id', 'pointer', 'before', 'after', 'reason'];

/** The first line of changes.csv. */
export const CHANGES_HEADER = csvText([COLUMNS]);

/**
 * The rows of changes.csv for some releases, the newest first: one row for each value that changed, or one for the record
 * where no values are listed.
 * @param releases oldest first, as the pointer lists them
 */
export function changesRows(releases: readonly ReleaseChanges[]): string {
  return releases.toReversed().map(rowsOf).join('');
}

function rowsOf({ version, released, changes }: ReleaseChanges): string {
  const rows = changes.flatMap(({ op, dataset, id, reason = '', fields }) => {
    const head = [version, released, op, dataset, id];
    if (fields.length === 0) return [[...head, '', '', '', reason]];
    return fields.map(({ pointer, before, after }) => [...head, pointer, cell(before), cell(after), reason]);
  });
  return rows.length === 0 ? '' : csvText(rows);
}
