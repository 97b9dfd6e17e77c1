import { closeSync, constants, lstatSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { byCodeUnit } from '../shared/order.ts';

/** One file as it lies on disk or in an archive; nothing about it is trusted yet. */
export interface SourceFile {
  /** Relative to the project, with forward slashes: `datasets/agreements/x.json`. */
  readonly path: string;
  /**
   * Absent where the file is not read: it is a link, no regular file, or larger than the limit. From a disk they are read
   * anew whenever they are asked for, so that a large collection need not be held.
   */
  readonly bytes?: Uint8Array | undefined;
  /** The same bytes for one look, of a file on a disk: the next file of the project is read into their place. */
  readonly glance?: Uint8Array | undefined;
  /** Why it was not read. */
  readonly unread?: 'link' | 'special' | 'too-large' | undefined;
  /** A file of many records on a disk, to be read in pieces. */
  readonly pieces?: Pieces;
}

/** A file that is read in pieces. */
export interface Pieces {
  /** In bytes. */
  readonly size: number;
  /** The bytes from one place to before another, fewer at the end of the file. */
  read(start: number, end: number): Uint8Array;
}

/** What a project consists of: the authored records and the schemas they are checked with. */
export interface ProjectFiles {
  /** Everything below datasets/, sorted by path. */
  datasets: readonly SourceFile[];
  /** Everything directly in schemas/, sorted by path. */
  schemas: readonly SourceFile[];
}

/** A record is a page of JSON; a larger file, or line of a file of many records, is a mistake or an attack. One mebibyte. */
export const LARGEST_FILE = 1024 * 1024;

/** Whether a file holds many records, one a line (https://github.com/ndjson/ndjson-spec). */
export function holdsLines(path: string): boolean {
  return path.endsWith('.ndjson');
}

/** A folder that a project must have is not there. */
export class MissingFolderError extends Error {
  override name = 'MissingFolderError';
}

/**
 * Lists a project's files in a directory. Links are reported and never followed, and files over {@link LARGEST_FILE} are
 * reported and not read.
 * @throws MissingFolderError where datasets/ or schemas/ is missing.
 */
export function readProject(root: string): ProjectFiles {
  for (const folder of ['datasets', 'schemas']) {
    const status = lstatSync(join(root, folder), { throwIfNoEntry: false });
    if (!status?.isDirectory()) throw new MissingFolderError(`There is no folder ${folder}/ in ${root}.`);
  }
  const window = newWindow();
  return {
    datasets: [...filesBelow(root, 'datasets', true, window)].sort(byPath),
    schemas: [...filesBelow(root, 'schemas', false, window)].sort(byPath),
  };
}

/** The same project with all bytes read now: what is changed meanwhile stays out of it. */
export function held({ datasets, schemas }: ProjectFiles): ProjectFiles {
  const hold = ({ path, bytes, unread }: SourceFile): SourceFile => ({ path, bytes, unread });
  return { datasets: datasets.map(hold), schemas: schemas.map(hold) };
}

function* filesBelow(root: string, folder: string, deep: boolean, window: Buffer): Generator<SourceFile> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      if (deep) yield* filesBelow(root, path, deep, window);
    } else if (entry.isSymbolicLink()) yield { path, unread: 'link' };
    else if (!entry.isFile()) yield { path, unread: 'special' };
    else yield regularFile(root, path, window);
  }
}

function regularFile(root: string, path: string, window: Buffer): SourceFile {
  return holdsLines(path) ? linesOnDisk(root, path) : new FileOnDisk(root, path, window);
}

/** What was listed of a project, in a form that another thread can be given. */
export interface Listing {
  root: string;
  /** The paths of the files below datasets/, each with a letter before it and ended by NUL, which no path holds. */
  datasets: string;
  schemas: { path: string; bytes: Uint8Array | undefined }[];
}

const LETTER = { file: 'f', link: 'l', special: 's', 'too-large': 'f' } as const;

/** Takes down what was listed of a project on a disk. */
export function listingOf(root: string, { datasets, schemas }: ProjectFiles): Listing {
  const letter = (file: SourceFile): string =>
    file instanceof FileOnDisk || file.pieces !== undefined ? LETTER.file : LETTER[file.unread ?? 'special'];
  return {
    root,
    datasets: datasets.map((file) => `${letter(file)}${file.path}\0`).join(''),
    schemas: schemas.map(({ path, bytes }) => ({ path, bytes })),
  };
}

/** The project that was listed, in the same order. */
export function listedProject({ root, datasets, schemas }: Listing): ProjectFiles {
  const window = newWindow();
  const files = datasets.split('\0').slice(0, -1);
  return {
    datasets: files.map((entry): SourceFile => {
      const [letter, path] = [entry[0], entry.slice(1)];
      if (letter === LETTER.file) return regularFile(root, path, window);
      return { path, unread: letter === LETTER.link ? 'link' : 'special' };
    }),
    schemas,
  };
}

/** A regular file below a project's folder. */
class FileOnDisk implements SourceFile {
  readonly path: string;
  readonly #root: string;
  readonly #window: Buffer;

  /** @param window what files are read into, shared by all files of a project */
  constructor(root: string, path: string, window: Buffer) {
    this.#root = root;
    this.path = path;
    this.#window = window;
  }

  get glance(): Uint8Array | undefined {
    const content = readWhole(`${this.#root}/${this.path}`, this.#window);
    return typeof content === 'string' ? undefined : content;
  }

  get bytes(): Uint8Array | undefined {
    const { glance } = this;
    return glance && Uint8Array.prototype.slice.call(glance);
  }

  get unread(): SourceFile['unread'] {
    const content = readWhole(`${this.#root}/${this.path}`, this.#window);
    return typeof content === 'string' ? content : undefined;
  }
}

/** Room for the largest file and one byte more, which tells that there is more. */
function newWindow(): Buffer {
  return Buffer.allocUnsafeSlow(LARGEST_FILE + 1);
}

// What was a file when it was listed may be a link or a pipe when it is opened.
const FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/** The bytes of a file, as a view of the window. */
function readWhole(path: string, window: Buffer): Uint8Array | NonNullable<SourceFile['unread']> {
  let file: number;
  try {
    file = openSync(path, FLAGS);
  } catch (error) {
    // A name that is not UTF-8 cannot be opened by the name that was listed.
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ELOOP' || code === 'ENXIO') return 'special';
    throw error;
  }
  try {
    // A regular file gives all that is asked for, unless it ends before.
    const length = readSync(file, window, 0, window.length, null);
    return length > LARGEST_FILE ? 'too-large' : window.subarray(0, length);
  } finally {
    closeSync(file);
  }
}

function linesOnDisk(root: string, path: string): SourceFile {
  const absolute = join(root, path);
  const { size } = lstatSync(absolute);
  const read = (start: number, end: number): Uint8Array => {
    const file = openSync(absolute, FLAGS);
    try {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      let length = 0;
      for (let more = -1; more !== 0 && length < bytes.length; length += more) {
        more = readSync(file, bytes, length, bytes.length - length, start + length);
      }
      return bytes.subarray(0, length);
    } finally {
      closeSync(file);
    }
  };
  return {
    path,
    pieces: { size, read },
    get bytes() {
      return read(0, size);
    },
  };
}

function byPath(a: SourceFile, b: SourceFile): number {
  return byCodeUnit(a.path, b.path);
}
