const ASCII = /^[\u0000-\u007f]*$/;

/** The words of a text without case, accents and punctuation, for telling near-duplicates. */
export function wordSet(text: string): ReadonlySet<string> {
  if (ASCII.test(text)) return new Set(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return new Set(plain.match(/[\p{L}\p{N}]+/gu) ?? []);
}

/** The share of words that two sets have in common (Jaccard): 0 for none, 1 for all. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const common = a.intersection(b).size;
  const all = a.size + b.size - common;
  return all === 0 ? 1 : common / all;
}
