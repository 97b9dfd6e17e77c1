import { hash } from 'node:crypto';

/**
 * A value as canonical JSON (RFC 8785): sorted keys, no white space. One value has one text. Properties without a value are
 * left out, as JSON.stringify does.
 * @throws TypeError for what has no canonical form: a number that is not finite, text with half a character, no value
 */
export function canonicalJson(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return canonicalText(value);
    case 'number':
      if (Number.isFinite(value)) return JSON.stringify(value);
      break;
    case 'boolean':
      return String(value);
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `[${value.map(canonicalJson).join(',')}]` : canonicalObject(value);
  }
  throw new TypeError('Only a JSON value has a canonical form.');
}

/** The SHA-256 of some bytes, or of a text in UTF-8, as lower-case hexadecimal digits. */
export function sha256(content: Uint8Array | string): string {
  return hash('sha256', content);
}

/** What JSON does not escape, without the halves of characters. */
const PLAIN = /^[ !#-[\]-\uD7FF\uE000-\uFFFF]*$/;

function canonicalText(text: string): string {
  // Nearly all texts are plain, and this is told faster than they are escaped.
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new TypeError('A text with half a character has no canonical form.');
  return JSON.stringify(text);
}

function canonicalObject(object: object): string {
  // An object that is no list; a copy, which would say the same to the compiler, takes a third of the time.
  const values = object as Readonly<Record<string, unknown>>;
  const keys = Object.keys(values);
  if (!isSorted(keys)) keys.sort();
  let text = '';
  for (const key of keys) {
    const value = values[key];
    if (value === undefined) continue;
    text += `${text === '' ? '' : ','}${canonicalText(key)}:${canonicalJson(value)}`;
  }
  return `{${text}}`;
}

/** What was written in canonical form is sorted already. */
function isSorted(keys: readonly string[]): boolean {
  return keys.every((key, index) => index === 0 || key > (keys[index - 1] ?? ''));
}
