import { cell, csvText } from '../../build/csv-text.ts';
import type { ListedChange } from './listed-changes.ts';

/** What one release changed. */
export interface ReleaseChanges {
  version: string;
  released: string;
  changes: readonly ListedChange[];
  /** True where there are too many changes for a feed. */
  isCut?: boolean;
}

/** A row, whose cells may hold line ends in quotation marks. */
const ROW = /(?:"(?:[^"]|"")*"|[^"\n])*\n/g;

const COLUMNS = ['version', 'released', 'op', 'dataset', 'id', 'pointer', 'before', 'after', 'reason'];

/** The first line of changes.csv. */
export const CHANGES_HEADER = csvText([COLUMNS]);

/**
 * The rows of changes.csv for some releases, the newest first: one row for each value that changed, or one for the record
 * where no values are listed; one row with the operation `many` for a release that changed too much.
 * @param releases oldest first, as the pointer lists them
 */
export function changesRows(releases: readonly ReleaseChanges[]): string {
  return releases.toReversed().map(rowsOf).join('');
}

function rowsOf({ version, released, changes, isCut = false }: ReleaseChanges): string {
  if (isCut) return csvText([[version, released, 'many', '', '', '', '', '', 'see changes.json']]);
  const rows = changes.flatMap(({ op, dataset, id, reason = '', fields }) => {
    const head = [version, released, op, dataset, id];
    if (fields.length === 0) return [[...head, '', '', '', reason]];
    return fields.map(({ pointer, before, after }) => [...head, pointer, cell(before), cell(after), reason]);
  });
  return rows.length === 0 ? '' : csvText(rows);
}

/** As long as the rows get, in bytes; the oldest releases give way. Nothing is left out before this is full. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * The newest releases of the rows, as many whole ones as there is room for. Cutting what was cut before, with newer rows in
 * front of it, gives the same as cutting all.
 */
export function newestRows(rows: string): string {
  if (Buffer.byteLength(rows) <= MOST_BYTES) return rows;
  // Where the release began that is being looked at, and where the row after it begins.
  let [start, next, bytes, version] = [0, 0, 0, ''];
  for (const [row] of rows.matchAll(ROW)) {
    const [of = ''] = row.split(',', 1);
    if (of !== version) start = next;
    version = of;
    bytes += Buffer.byteLength(row);
    if (bytes > MOST_BYTES) return rows.slice(0, start);
    next += row.length;
  }
  return rows;
}
