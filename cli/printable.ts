const CONTROL = /[\p{Cc}\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/**
 * A text from a record or a file name, safe to print: what moves the cursor, ends the line or turns the reading
 * direction is shown as an escape, so that no file can imitate the program or give orders to a log reader.
 */
export function printable(text: string): string {
  return text.replace(CONTROL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
