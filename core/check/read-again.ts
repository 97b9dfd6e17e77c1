import { lineAt } from '../load/lines.ts';
import { holdsLines, type ProjectFiles } from '../load/project-files.ts';
import type { Json } from '../shared/json.ts';
import type { CheckedEntry } from './collection.ts';
import { validEntry } from './entry.ts';
import type { FactTable, Place } from './fact-table.ts';
import type { JsonDocument } from './parse-file.ts';

/** A document whose text is read again when it is asked for: it is only needed to tell where something stands. */
export function documentAgain(files: ProjectFiles, place: Place, value: Json): JsonDocument {
  const path = files.datasets[place.file]?.path ?? '';
  return {
    path,
    value,
    ...(holdsLines(path) && { start: place.start }),
    get text() {
      return textAt(files, place);
    },
  };
}

/** A file is no longer what was checked. */
export class ChangedMeanwhileError extends Error {
  override name = 'ChangedMeanwhileError';
}

/**
 * Reads a record again that passed every check of its own.
 * @throws ChangedMeanwhileError where it is no longer JSON
 */
export function entryAgain(files: ProjectFiles, facts: FactTable, row: number): CheckedEntry {
  const place = facts.place(row);
  const path = files.datasets[place.file]?.path ?? '';
  try {
    const value: Json = JSON.parse(textAt(files, place));
    return validEntry(documentAgain(files, place, value), facts.dataset(row));
  } catch (cause) {
    throw new ChangedMeanwhileError(`${path} was changed while it was checked`, { cause });
  }
}

function textAt({ datasets }: ProjectFiles, { file, start }: Place): string {
  const source = datasets[file];
  if (source === undefined) throw new RangeError(`There is no file ${file}.`);
  if (!holdsLines(source.path)) return new TextDecoder().decode(source.bytes);
  return new TextDecoder().decode(lineAt(source, start));
}
