import { LARGEST_FILE, type SourceFile } from './project-files.ts';

/** One line of a file of many records, without its end. */
export interface Line {
  /** The byte at which it begins. */
  start: number;
  /** Absent where the line is longer than {@link LARGEST_FILE}. */
  bytes?: Uint8Array;
}

const LINE_FEED = 0x0a;
/** What is read at once: more than the longest line, so that a line is read again at most once. */
const WINDOW = 2 * LARGEST_FILE;
/** Longer than most lines. */
const USUAL_LINE = 8192;

/** How many bytes a file has. */
export function sizeOf(file: SourceFile): number {
  return file.pieces?.size ?? file.bytes?.length ?? 0;
}

/** Some bytes of a file. */
function bytesOf(file: SourceFile, start: number, end: number): Uint8Array {
  return file.pieces?.read(start, end) ?? file.bytes?.subarray(start, end) ?? new Uint8Array();
}

/**
 * The lines that begin at `start` or later and before `end`, read in pieces. Parts that meet share no line and leave
 * none out, wherever they are cut.
 */
export function* linesIn(file: SourceFile, start: number, end: number): Generator<Line> {
  const size = sizeOf(file);
  let at = start === 0 ? 0 : afterLineFeed(file, start - 1);
  let isLong = false;
  while (at < Math.min(end, size)) {
    // Little more than the lines that begin before the end: what is beyond belongs to another part.
    const asked: number = isLong ? WINDOW : Math.min(WINDOW, end - at + USUAL_LINE);
    const bytes = bytesOf(file, at, at + asked);
    if (bytes.length === 0) return;
    const base = at;
    let from = 0;
    for (let to = bytes.indexOf(LINE_FEED); to !== -1; to = bytes.indexOf(LINE_FEED, from)) {
      if (base + from >= end) return;
      yield line(base + from, bytes.subarray(from, to));
      from = to + 1;
    }
    at = base + from;
    if (at >= end) return;
    if (base + bytes.length >= size) {
      if (from < bytes.length) yield line(at, bytes.subarray(from));
      return;
    }
    if (from === 0 && asked === WINDOW) {
      yield { start: base };
      at = afterLineFeed(file, base + bytes.length);
    }
    isLong = from === 0 && asked < WINDOW;
  }
}

/** The line that begins at a byte. */
export function lineAt(file: SourceFile, start: number): Uint8Array {
  for (let length = USUAL_LINE; ; length *= 2) {
    const bytes = bytesOf(file, start, start + length);
    const end = bytes.indexOf(LINE_FEED);
    if (end !== -1) return bytes.subarray(0, end);
    if (bytes.length < length) return bytes;
  }
}

function line(start: number, bytes: Uint8Array): Line {
  return bytes.length > LARGEST_FILE ? { start } : { start, bytes };
}

/** The byte after the next line feed; the end of the file where there is none. */
function afterLineFeed(file: SourceFile, from: number): number {
  const size = sizeOf(file);
  let at = from;
  for (let asked = USUAL_LINE; at < size; asked = WINDOW) {
    const found = bytesOf(file, at, at + asked).indexOf(LINE_FEED);
    if (found !== -1) return at + found + 1;
    at += asked;
  }
  return size;
}

/**
 * How many lines begin before each of some places of a file.
 * @param places in ascending order
 */
export function linesBefore(file: SourceFile, places: readonly number[]): number[] {
  const counts: number[] = [];
  let [at, count] = [0, 0];
  for (const place of places) {
    while (at < place) {
      const bytes = bytesOf(file, at, Math.min(at + WINDOW, place));
      if (bytes.length === 0) break;
      for (let found = bytes.indexOf(LINE_FEED); found !== -1; found = bytes.indexOf(LINE_FEED, found + 1))
        count++;
      at += bytes.length;
    }
    counts.push(count);
  }
  return counts;
}
