import { linesIn, sizeOf } from '../load/lines.ts';
import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import type { DatasetName } from '../shared/datasets.ts';
import type { Place } from './facts/fact-table.ts';
import { type Role, roleOf } from './layout.ts';

/** The bytes of one record, and where they stand. */
export interface RecordText {
  dataset: DatasetName;
  path: string;
  place: Place;
  /** From the file's name; a line has none. */
  name?: string | undefined;
  /** Of a file, until the next one is asked for. */
  bytes?: Uint8Array | undefined;
  unread?: SourceFile['unread'];
}

/** A part of the files below datasets/ that is checked at one go: a file, or a piece of a file of many records. */
export interface Part {
  /** Its place in the list of files. */
  file: number;
  /** The piece, in bytes. */
  start: number;
  end: number;
  /** How much work it is, in records. */
  weight: number;
  role: Role;
  /** Checked before and not changed since: what looks at one record need not look again. */
  isTrusted: boolean;
}

/** A piece of a file of many records, in bytes; and what a record has, about. */
const PIECE = 512 * 1024;
const RECORD = 2048;

/**
 * Divides the files below datasets/ into parts, in their order.
 * @param isChanged whether a file is not as it was when it was found to have no errors
 */
export function partsOf(
  { datasets }: ProjectFiles,
  isChanged: (path: string) => boolean = () => true,
): Part[] {
  return datasets.flatMap((file, index): Part[] => {
    const isTrusted = !isChanged(file.path);
    const role = roleOf(file.path);
    if (role.kind !== 'lines' || file.unread !== undefined)
      return [{ file: index, start: 0, end: 0, weight: 1, role, isTrusted }];
    const size = sizeOf(file);
    return Array.from({ length: Math.ceil(size / PIECE) }, (_, piece) => {
      const [start, end] = [piece * PIECE, Math.min((piece + 1) * PIECE, size)];
      return { file: index, start, end, weight: (end - start) / RECORD, role, isTrusted };
    });
  });
}

/** The records of one part; none where it is no file of records. */
export function* recordTexts(
  { datasets }: ProjectFiles,
  { file, start, end, role }: Part,
): Generator<RecordText> {
  const source = datasets[file];
  if (source === undefined) return;
  const { path } = source;
  if (role.kind === 'record') {
    const bytes = 'glance' in source ? source.glance : source.bytes;
    const { dataset, name } = role;
    const unread = bytes === undefined ? source.unread : undefined;
    yield { dataset, path, place: { file, start: 0 }, name, bytes, unread };
  } else if (role.kind === 'lines' && source.unread !== undefined) {
    yield { dataset: role.dataset, path, place: { file, start: 0 }, unread: source.unread };
  } else if (role.kind === 'lines') {
    const { dataset } = role;
    for (const line of linesIn(source, start, end)) {
      const unread = line.bytes === undefined ? 'too-large' : undefined;
      yield { dataset, path, place: { file, start: line.start }, name: undefined, bytes: line.bytes, unread };
    }
  }
}
