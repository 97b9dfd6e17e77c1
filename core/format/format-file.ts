import { isTombstone } from '../check/entry.ts';
import { roleOf } from '../check/layout.ts';
import { type CodedTextProblem, parseFile } from '../check/parse-file.ts';
import type { SourceFile } from '../load/project-files.ts';
import { DATASETS } from '../shared/datasets.ts';
import type { SchemaSet } from '../shared/schema.ts';
import { formatRecord } from './format-record.ts';

/** A file in its layout, before and after; or why it could not be read, in which case it is left as it is. */
export type FormattedFile =
  | { ok: true; before: string; after: string }
  | { ok: false; text: string; problems: CodedTextProblem[] };

/** Whether a file is one that has a layout: a record, a tombstone or the settings of the collection; not one of many records. */
export function hasLayout(path: string): boolean {
  const { kind } = roleOf(path);
  return kind === 'record' || kind === 'settings';
}

/**
 * Formats a file of datasets/.
 * @param file for which {@link hasLayout} holds
 * @param schemas within the profile, whose references lead somewhere
 */
export function formatFile(file: SourceFile, schemas: SchemaSet): FormattedFile {
  const parsed = parseFile(file);
  if (!parsed.ok) return parsed;
  const { document } = parsed;
  const role = roleOf(document.path);
  const type =
    role.kind !== 'record' ? 'collection' : isTombstone(document) ? 'tombstone' : DATASETS[role.dataset];
  const after = formatRecord(document.text, schemas, `${type}.schema.json`);
  return { ok: true, before: document.text, after };
}
