/** A key at the beginning of a line, also where its quotes or its colon are damaged. */
const KEY_OF_LINE = /^[\s{[,]*["']?([A-Za-z]\w*)["']?\s*(?::|(?<=["'])\s+\S)/;
const KEY = /"([A-Za-z]\w*)"\s*:/g;

/** The key that a place in a broken JSON text belongs to, as far as can be told: that of its line, or the last before. */
export function fieldNear(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [, ofLine] = KEY_OF_LINE.exec(text.slice(start).split('\n', 1)[0] ?? '') ?? [];
  return ofLine ?? [...text.slice(0, offset).matchAll(KEY)].at(-1)?.[1];
}
