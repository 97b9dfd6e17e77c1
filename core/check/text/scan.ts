/** What one pass over a JSON text shows. Neither judges the grammar: that is the parser's work. */
export interface Scan {
  /** No rule that looks at tokens (token rules, parse-file.ts) has anything to say. */
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

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SPACE = 0x20;

/**
 * Proves in one pass that most texts have no problem that a rule on text would report. It may fail to prove it, and
 * says so; then the rules themselves decide. Each is shown to agree with the rules by a property test.
 */
export class TextScanner {
  /** Hashes of the keys of all open objects, innermost last. Equal hashes may be different keys: then nothing is proven. */
  readonly #keys = new Int32Array(MOST_KEYS);
  readonly #firstKey = new Int32Array(DEEPEST + 1);
  readonly #items = new Int32Array(DEEPEST + 1);
  readonly #isObject = new Uint8Array(DEEPEST + 1);

  /** Looks at a text that was decoded from valid UTF-8. */
  scan(text: string): Scan {
    const keys = this.#keys;
    const firstKey = this.#firstKey;
    const items = this.#items;
    const isObject = this.#isObject;
    const { length } = text;
    let depth = 0;
    let keyCount = 0;
    let expectsKey = false;
    let tidy = true;
    let isAscii = true;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        if (expectsKey) {
          let hash = 0;
          const start = at + 1;
          for (at++; at < length; at++) {
            const letter = text.charCodeAt(at);
            if (letter === QUOTE) break;
            if (letter === BACKSLASH || letter > 0x7e) return NOTHING;
            hash = (Math.imul(hash, 31) + letter) | 0;
          }
          // __proto__ is as long as this.
          if (at - start === 9 && text.startsWith('__proto__', start)) return NOTHING;
          for (let key = firstKey[depth] ?? 0; key < keyCount; key++) if (keys[key] === hash) return NOTHING;
          if (keyCount === MOST_KEYS) return NOTHING;
          keys[keyCount++] = hash;
          expectsKey = false;
          continue;
        }
        let before = SPACE;
        for (at++; at < length; at++) {
          const letter = text.charCodeAt(at);
          if (letter === QUOTE) break;
          if (letter === SPACE) {
            if (before === SPACE) tidy = false;
          } else if (letter === BACKSLASH) {
            at++;
            const escaped = text.charCodeAt(at);
            if (escaped !== QUOTE && escaped !== BACKSLASH) return NOTHING;
          } else if (letter > 0x7e) isAscii = false;
          before = letter;
        }
        // An empty text has no space at its end; `before` is the one that stands for its beginning.
        if (before === SPACE && text.charCodeAt(at - 1) === SPACE) tidy = false;
      } else if (code === 0x2c) {
        if (isObject[depth] === 1) expectsKey = true;
        else {
          const count = (items[depth] ?? 0) + 1;
          if (count >= MOST_ITEMS) return NOTHING;
          items[depth] = count;
        }
      } else if (code === 0x7b || code === 0x5b) {
        if (depth === DEEPEST) return NOTHING;
        depth++;
        expectsKey = code === 0x7b;
        isObject[depth] = expectsKey ? 1 : 0;
        firstKey[depth] = keyCount;
        items[depth] = 0;
      } else if (code === 0x7d || code === 0x5d) {
        if (depth === 0) return NOTHING;
        keyCount = firstKey[depth] ?? 0;
        depth--;
        expectsKey = false;
      } else if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
        const start = at;
        for (at++; at < length; at++) {
          const digit = text.charCodeAt(at);
          if (digit === 0x65 || digit === 0x45) return NOTHING;
          if ((digit < 0x30 || digit > 0x39) && digit !== 0x2e) break;
        }
        if (at - start > EXACT_LENGTH) return NOTHING;
        at--;
      }
    }
    if (!tidy) return SOUND;
    if (isAscii) return CLEAN;
    return SUSPECT.test(text) || text.normalize('NFC') !== text ? SOUND : CLEAN;
  }
}
