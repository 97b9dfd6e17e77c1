import { applyEdits, modify } from 'jsonc-parser';
import type { CheckedCollection } from '../check/collection.ts';
import { formatRecord } from '../format/format-record.ts';
import { DATASETS } from '../shared/datasets.ts';
import type { JsonObject } from '../shared/json.ts';
import type { Completion } from './complete.ts';
import { claimedRecord, type Draft } from './draft.ts';

const FIGURE = 'figure.schema.json';

/** A file as a finished draft leaves it. */
export interface PlacedRecord {
  /** Relative to the project, with forward slashes. */
  path: string;
  text: string;
  /** Where a claim is in the file that it was added to; absent for a new record. */
  claim?: number;
}

/**
 * The file of a finished draft: a new record in the layout of `fmt`, or a figure with one more claim. A file that is there
 * stays in its layout, or out of it.
 */
export function placed(collection: CheckedCollection, draft: Draft, { content }: Completion): PlacedRecord {
  if (draft.claimOf === undefined) {
    const path = `datasets/${draft.dataset}/${String(content.id)}.json`;
    const text = formatRecord(
      JSON.stringify(content),
      collection.schemas,
      `${DATASETS[draft.dataset]}.schema.json`,
    );
    return { path, text };
  }
  const figure = claimedRecord(collection, draft);
  if (figure === undefined) throw new TypeError(`There is no figure ${draft.claimOf}`);
  const { path, text } = figure.document;
  const longer = withClaim(text, content);
  const isInLayout = formatRecord(text, collection.schemas, FIGURE) === text;
  return {
    path,
    text: isInLayout ? formatRecord(longer, collection.schemas, FIGURE) : longer,
    claim: figure.content.claims.length,
  };
}

/** The text of a figure with a claim at the end of its list. */
function withClaim(text: string, claim: JsonObject): string {
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return applyEdits(text, modify(text, ['claims', -1], claim, { formattingOptions }));
}
