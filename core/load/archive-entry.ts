import { Refusal } from '../shared/refusal.ts';

/** Headers and contents fill whole blocks. */
export const BLOCK = 512;

/** One entry of a tar archive; its contents follow. */
export interface ArchiveEntry {
  path: string;
  isDirectory: boolean;
  /** Bytes of its contents, without the padding. */
  size: number;
}

/** A header has room for a name of 100 characters and 155 for the folders before it; any path like this fits. */
const LONGEST_NAME = 100;
const LONGEST_PATH = 155;

/** Where the fields of a header are (POSIX.1-1988, "ustar"). */
const FIELD = {
  name: [0, 100],
  size: [124, 136],
  checksum: [148, 156],
  type: [156, 157],
  format: [257, 265],
  prefix: [345, 500],
} as const;
type Field = keyof typeof FIELD;

const FORMAT = 'ustar\u000000';
const NUMBER = /^[0-7]+[\0 ]+$/;
const FILE = /^[0\0]$/;
const DIRECTORY = '5';
/** What else an entry can be. An extended header changes the path or the size of the entry after it. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  '1': 'a hard link',
  '2': 'a symbolic link',
  '3': 'a character device',
  '4': 'a block device',
  '6': 'a pipe',
  x: 'an extended header (PAX)',
  g: 'an extended header for all entries (PAX)',
  L: 'an extended header with a long name (GNU)',
  K: 'an extended header with a long link (GNU)',
  S: 'a sparse file (GNU)',
};

/**
 * Reads the header of an entry.
 * @param at where it lies in the archive, for the message
 * @throws Refusal `unsafe-archive` for any entry that {@link packArchive} does not make, except directories.
 */
export function readEntry(header: Uint8Array, at: number): ArchiveEntry {
  const text = Buffer.from(header.buffer, header.byteOffset, header.length);
  const field = (name: Field): string => text.toString('latin1', ...FIELD[name]);
  if (Number.parseInt(field('checksum'), 8) !== checksumOf(header)) {
    throw unsafeArchive(`it is no tar archive, or damaged: there is no sound header at byte ${at}`);
  }
  const name = pathIn(text);
  if (field('format') !== FORMAT) {
    throw unsafeArchive(`${quoted(name)} is in another tar format than ustar`);
  }
  const type = field('type');
  const isDirectory = type === DIRECTORY;
  if (!isDirectory && !FILE.test(type)) {
    throw unsafeArchive(
      `${quoted(name)} is ${OTHER_TYPES[type] ?? 'of an unknown type'}, not a regular file`,
    );
  }
  const path = isDirectory ? name.replace(/\/$/, '') : name;
  const problem = pathProblem(path, isDirectory);
  if (problem !== undefined) throw unsafeArchive(`${quoted(name)} ${problem}`);
  // Larger sizes are written in binary; no archive within the limits holds one.
  const size = NUMBER.test(field('size')) ? Number.parseInt(field('size'), 8) : Number.NaN;
  if (Number.isNaN(size)) throw unsafeArchive(`${quoted(name)} has no size that can be read`);
  if (isDirectory && size > 0) throw unsafeArchive(`${quoted(name)} is a directory with contents`);
  return { path, isDirectory, size };
}

/** Why a path has no place in an archive, in words that follow the path; undefined for one that has. */
export function pathProblem(path: string, isDirectory = false): string | undefined {
  const segments = path.split('/');
  const [folder = '', ...below] = segments;
  if (!/^[ -~]*$/.test(path)) return 'has characters in its name other than those of printable ASCII';
  if (path.includes('\\')) return 'has a backslash in its name';
  if (path.startsWith('/')) return 'is an absolute path';
  if (segments.some((segment) => ['', '.', '..'].includes(segment))) {
    return 'has an empty part, "." or ".." in its path';
  }
  if (path.length > LONGEST_PATH || segments.some(({ length }) => length > LONGEST_NAME)) {
    return `has a path of more than ${LONGEST_PATH} characters, or a name of more than ${LONGEST_NAME}`;
  }
  const isInside = isDirectory || below.length > 0;
  const isExpected =
    (folder === 'datasets' && isInside) ||
    (folder === 'schemas' && isInside && below.length <= 1) ||
    (path === 'submission.json' && !isDirectory);
  return isExpected ? undefined : 'is neither submission.json nor in datasets/ or schemas/';
}

/** The refusal of an archive, with what is wrong with it. */
export function unsafeArchive(reason: string): Refusal {
  return new Refusal(
    'unsafe-archive',
    `The archive of the submission cannot be used: ${reason}.`,
    'Make it with `depositary submit`, which packs datasets/ and schemas/ as they are in the commit.',
  );
}

/** A path as it may be shown anywhere, whoever made it up: in quotation marks, short, in printable ASCII. */
export function quoted(path: string): string {
  const start = path.length > LONGEST_PATH ? `${path.slice(0, LONGEST_PATH)}...` : path;
  return JSON.stringify(start).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The two parts of a path together. What stands behind a NUL is kept: it makes the path unfit. */
function pathIn(text: Buffer): string {
  const part = (name: Field): string => text.toString('utf8', ...FIELD[name]).replace(/\0+$/, '');
  const prefix = part('prefix');
  return prefix === '' ? part('name') : `${prefix}/${part('name')}`;
}

/** The sum of all bytes, where those of the sum itself count as spaces. */
function checksumOf(header: Uint8Array): number {
  const [start, end] = FIELD.checksum;
  let sum = (end - start) * ' '.charCodeAt(0);
  for (let index = 0; index < BLOCK; index++) {
    if (index < start || index >= end) sum += header[index] ?? 0;
  }
  return sum;
}
