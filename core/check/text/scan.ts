/** What one pass over a JSON text shows. It does not judge the grammar: that is the parser's work. */
export interface Scan {
  /** No rule that looks at tokens (parse-file.ts) has anything to say. */
  sound: boolean;
  /** Every text in it is in NFC and without control or invisible characters or needless spaces (text-hygiene). */
  tidy: boolean;
}

const NOTHING: Scan = { sound: false, tidy: false };
const SOUND: Scan = { sound: true, tidy: false };
const CLEAN: Scan = { sound: true, tidy: true };

/** As deep and as long as nesting-too-deep and list-too-long allow. */
const DEEPEST = 32;
const MOST_ITEMS = 1000;
/** A number of no more characters, without an exponent, is read exactly (unsafe-number). */
const EXACT_LENGTH = 15;
/** More keys than this in objects that are open at once are left to the slow look. */
const MOST_KEYS = 2048;

/** Control characters, white space but the plain space, and all that text-hygiene calls invisible. */
const SUSPECT =
  /[\u007f-\u00a0\u00ad\u061c\u1680\u180e\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\u{e0000}-\u{e007f}]/u;

/**
 * What a byte within a text is; most are none of these. A byte that shares one of the higher bits with the one before it stands
 * beside a space that should not be: most texts have a space after every few letters, so none gets a look of its own.
 */
const [QUOTE, BACKSLASH, CONTROL, WIDE] = [1, 2, 3, 4];
const KIND = 7;
const [BEGINNING, END] = [8, 16];
const IN_TEXT = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x22) return QUOTE | END;
  if (byte === 0x20) return BEGINNING | END;
  if (byte === 0x5c) return BACKSLASH;
  if (byte < 0x20 || byte === 0x7f) return CONTROL;
  return byte > 0x7f ? WIDE : 0;
});

/** What a byte between texts is; white space, colons and the letters of `true`, `false` and `null` are none of these. */
const [TEXT, COMMA, OPEN_OBJECT, OPEN_LIST, CLOSE, NUMBER] = [1, 2, 3, 4, 5, 6];
const BETWEEN = new Uint8Array(256);
for (const [characters, kind] of [
  ['"', TEXT],
  [',', COMMA],
  ['{', OPEN_OBJECT],
  ['[', OPEN_LIST],
  ['}]', CLOSE],
  ['-0123456789', NUMBER],
] as const)
  for (const character of characters) BETWEEN[character.charCodeAt(0)] = kind;

/**
 * Proves in one pass that most texts have no problem that a rule on text would report. It may fail to prove it, and
 * says so; then the rules themselves decide (a property test compares it with them).
 */
export class TextScanner {
  /** Of the keys of all open objects, innermost last: where each begins, and what most other keys do not share with it. */
  readonly #keys = new Int32Array(MOST_KEYS);
  readonly #marks = new Int32Array(MOST_KEYS);
  readonly #firstKey = new Int32Array(DEEPEST + 1);
  readonly #items = new Int32Array(DEEPEST + 1);
  readonly #isObject = new Uint8Array(DEEPEST + 1);

  /**
   * Looks at a text, mostly as the bytes that it was read from: they are faster to walk through than a string.
   * @param bytes valid UTF-8
   */
  scan(bytes: Uint8Array, text: string): Scan {
    const keys = this.#keys;
    const marks = this.#marks;
    const firstKey = this.#firstKey;
    const items = this.#items;
    const isObject = this.#isObject;
    const inText = IN_TEXT;
    const between = BETWEEN;
    const { length } = bytes;
    let depth = 0;
    let keyCount = 0;
    let expectsKey = false;
    let spaces = 0;
    let isPlain = true;
    for (let at = 0; at < length; at++) {
      const kind = between[bytes[at] as number];
      if (kind === 0) continue;
      if (kind === TEXT) {
        at++;
        if (expectsKey) {
          const start = at;
          while (inText[bytes[at] as number] === 0) at++;
          const size = at - start;
          // No key of ours has a space, an escape or another script in it; and __proto__ is as long as this.
          if (bytes[at] !== 0x22 || (size === 9 && bytes[start] === 0x5f)) return NOTHING;
          const mark =
            (size << 24) ^
            ((bytes[start] as number) << 16) ^
            ((bytes[start + (size >> 1)] as number) << 8) ^
            (bytes[at - 1] as number);
          for (let key = firstKey[depth] as number; key < keyCount; key++)
            if (marks[key] === mark && isSame(bytes, keys[key] as number, start, size)) return NOTHING;
          if (keyCount === MOST_KEYS) return NOTHING;
          keys[keyCount] = start;
          marks[keyCount++] = mark;
          expectsKey = false;
          continue;
        }
        let before = BEGINNING;
        for (; at < length; at++) {
          const found = inText[bytes[at] as number] as number;
          spaces |= before & found;
          before = found;
          const kind = found & KIND;
          if (kind === 0) continue;
          if (kind === QUOTE) break;
          if (kind === WIDE) {
            const size = plainSize(bytes, at);
            if (size === 0) isPlain = false;
            else at += size - 1;
          } else if (kind === BACKSLASH) {
            at++;
            if (bytes[at] !== 0x22 && bytes[at] !== 0x5c) return NOTHING;
          } else return NOTHING;
        }
      } else if (kind === COMMA) {
        if (isObject[depth] === 1) expectsKey = true;
        else {
          const count = (items[depth] as number) + 1;
          if (count >= MOST_ITEMS) return NOTHING;
          items[depth] = count;
        }
      } else if (kind === NUMBER) {
        const start = at;
        for (at++; at < length; at++) {
          const digit = bytes[at] as number;
          if (digit === 0x65 || digit === 0x45) return NOTHING;
          if ((digit < 0x30 || digit > 0x39) && digit !== 0x2e) break;
        }
        if (at - start > EXACT_LENGTH) return NOTHING;
        at--;
      } else if (kind === CLOSE) {
        if (depth === 0) return NOTHING;
        keyCount = firstKey[depth] as number;
        depth--;
        expectsKey = false;
      } else {
        if (depth === DEEPEST) return NOTHING;
        depth++;
        expectsKey = kind === OPEN_OBJECT;
        isObject[depth] = expectsKey ? 1 : 0;
        firstKey[depth] = keyCount;
        items[depth] = 0;
      }
    }
    if ((spaces & (BEGINNING | END)) !== 0) return SOUND;
    if (isPlain) return CLEAN;
    return SUSPECT.test(text) || text.normalize('NFC') !== text ? SOUND : CLEAN;
  }
}

/** Whether two keys of one length are the same. */
function isSame(bytes: Uint8Array, one: number, other: number, size: number): boolean {
  for (let at = 0; at < size; at++) if (bytes[one + at] !== bytes[other + at]) return false;
  return true;
}

/**
 * How many bytes a character has that is visible, is what NFC makes of it and combines with no other: letters of Latin,
 * Cyrillic, Armenian and Georgian as they stand in names, dashes and quotation marks. 0 for any other character, which
 * may be as good.
 */
function plainSize(bytes: Uint8Array, at: number): number {
  const first = bytes[at] as number;
  // Within a character of which nothing was known at its beginning.
  if (first < 0xc2) return 0;
  const second = bytes[at + 1] as number;
  // U+00A1 to U+02FF without the soft hyphen, U+0400 to U+047F, U+0500 to U+058F.
  if (first === 0xc2) return second > 0xa0 && second !== 0xad ? 2 : 0;
  if (first <= 0xcb || first === 0xd0 || first === 0xd1 || first === 0xd4 || first === 0xd5) return 2;
  if (first === 0xd6) return second <= 0x8f ? 2 : 0;
  const third = bytes[at + 2] as number;
  // U+10C0 to U+10FF, U+2010 to U+2027.
  if (first === 0xe1) return second === 0x83 ? 3 : 0;
  if (first === 0xe2) return second === 0x80 && third >= 0x90 && third <= 0xa7 ? 3 : 0;
  return 0;
}
