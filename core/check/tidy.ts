const CONTROL = /\p{Cc}/u;
/** Zero-width joiner and non-joiner are not here: Persian and other scripts need them. */
const INVISIBLE =
  /[\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;

/** What keeps a text from looking like what it is; undefined where nothing does. */
export function complaintAbout(text: string): string | undefined {
  if (CONTROL.test(text)) return 'holds a control character';
  if (INVISIBLE.test(text)) return 'holds an invisible character';
  if (text !== text.trim()) return 'begins or ends with a space';
  if (/\s\s/.test(text)) return 'holds two spaces in a row';
  if (text !== text.normalize('NFC')) return 'is not in Unicode normalization form C';
  return undefined;
}

/** A text that reads the same and about which there is no complaint; it may be empty. */
export function tidy(text: string): string {
  return text
    .replace(/[\p{Cc}\u2028\u2029]/gu, ' ')
    .replace(new RegExp(INVISIBLE, 'gu'), '')
    .replace(/\s{2,}/gu, ' ')
    .trim()
    .normalize('NFC');
}
