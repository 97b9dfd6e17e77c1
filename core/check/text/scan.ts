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

/** What a byte within a text is; most are none of these. */
const [QUOTE, SPACE, BACKSLASH, CONTROL, WIDE] = [1, 2, 3, 4, 5];
const IN_TEXT = Uint8Array.from({ length: 256 }, (_, byte) => {
  if (byte === 0x22) return QUOTE;
  if (byte === 0x20) return SPACE;
  if (byte === 0x5c) return BACKSLASH;
  if (byte < 0x20 || byte === 0x7f) return CONTROL;
  return byte > 0x7f ? WIDE : 0;
});

/**
 * Proves in one pass that most texts have no problem that a rule on text would report. It may fail to prove it, and
 * says so; then the rules themselves decide (a property test compares it with them).
 */
export class TextScanner {
  /** Hashes of the keys of all open objects, innermost last. Equal hashes may be different keys: then nothing is proven. */
  readonly #keys = new Int32Array(MOST_KEYS);
  readonly #firstKey = new Int32Array(DEEPEST + 1);
  readonly #items = new Int32Array(DEEPEST + 1);
  readonly #isObject = new Uint8Array(DEEPEST + 1);

  /**
   * Looks at a text, mostly as the bytes that it was read from: they are faster to walk through than a string.
   * @param bytes valid UTF-8
   */
  scan(bytes: Uint8Array, text: string): Scan {
    const keys = this.#keys;
    const firstKey = this.#firstKey;
    const items = this.#items;
    const isObject = this.#isObject;
    const { length } = bytes;
    let depth = 0;
    let keyCount = 0;
    let expectsKey = false;
    let isTidy = true;
    let isPlain = true;
    for (let at = 0; at < length; at++) {
      const byte = bytes[at] as number;
      if (byte === 0x22) {
        at++;
        const start = at;
        if (expectsKey) {
          let hash = 0;
          for (; IN_TEXT[bytes[at] as number] === 0; at++)
            hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0;
          // No key of ours has a space, an escape or another script in it; and __proto__ is as long as this.
          if (bytes[at] !== 0x22 || (at - start === 9 && bytes[start] === 0x5f)) return NOTHING;
          for (let key = firstKey[depth] as number; key < keyCount; key++)
            if (keys[key] === hash) return NOTHING;
          if (keyCount === MOST_KEYS) return NOTHING;
          keys[keyCount++] = hash;
          expectsKey = false;
          continue;
        }
        if (bytes[at] === 0x20) isTidy = false;
        for (; ; at++) {
          const kind = IN_TEXT[bytes[at] as number];
          if (kind === 0) continue;
          if (kind === QUOTE) break;
          if (kind === SPACE) {
            const next = bytes[at + 1];
            if (next === 0x20 || next === 0x22) isTidy = false;
          } else if (kind === WIDE) {
            const size = plainSize(bytes, at);
            if (size === 0) isPlain = false;
            else at += size - 1;
          } else if (kind === BACKSLASH) {
            at++;
            if (bytes[at] !== 0x22 && bytes[at] !== 0x5c) return NOTHING;
          } else return NOTHING;
        }
      } else if (byte === 0x2c) {
        if (isObject[depth] === 1) expectsKey = true;
        else {
          const count = (items[depth] as number) + 1;
          if (count >= MOST_ITEMS) return NOTHING;
          items[depth] = count;
        }
      } else if (byte === 0x7b || byte === 0x5b) {
        if (depth === DEEPEST) return NOTHING;
        depth++;
        expectsKey = byte === 0x7b;
        isObject[depth] = expectsKey ? 1 : 0;
        firstKey[depth] = keyCount;
        items[depth] = 0;
      } else if (byte === 0x7d || byte === 0x5d) {
        if (depth === 0) return NOTHING;
        keyCount = firstKey[depth] as number;
        depth--;
        expectsKey = false;
      } else if (byte === 0x2d || (byte >= 0x30 && byte <= 0x39)) {
        const start = at;
        for (at++; at < length; at++) {
          const digit = bytes[at] as number;
          if (digit === 0x65 || digit === 0x45) return NOTHING;
          if ((digit < 0x30 || digit > 0x39) && digit !== 0x2e) break;
        }
        if (at - start > EXACT_LENGTH) return NOTHING;
        at--;
      }
    }
    if (!isTidy) return SOUND;
    if (isPlain) return CLEAN;
    return SUSPECT.test(text) || text.normalize('NFC') !== text ? SOUND : CLEAN;
  }
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
