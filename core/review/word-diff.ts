/** A run of words that both texts have, that only the old one has, or only the new one. */
export interface WordPart {
  kind: 'same' | 'gone' | 'new';
  text: string;
}

/** Texts with more words than this are compared at their beginnings and ends only. */
const MOST_WORDS = 600;
/** So many words are shown on either side of a change. */
const CONTEXT = 4;

/** What differs between two texts, by word, with a few words around each difference. */
export function wordDiff(before: string, after: string): WordPart[] {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const start = commonStart(old, now);
  const end = commonStart(old.slice(start).toReversed(), now.slice(start).toReversed());
  const parts = [
    ...old.slice(0, start).map(same),
    ...middle(old.slice(start, old.length - end), now.slice(start, now.length - end)),
    ...old.slice(old.length - end).map(same),
  ];
  return shorten(merge(parts));
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/u).filter((word) => word !== '');
}

function same(text: string): WordPart {
  return { kind: 'same', text };
}

function commonStart(a: readonly string[], b: readonly string[]): number {
  const differs = a.findIndex((word, index) => word !== b[index]);
  return differs === -1 ? a.length : differs;
}

/** The longest common subsequence, by the usual table. */
function middle(old: readonly string[], now: readonly string[]): WordPart[] {
  if (old.length > MOST_WORDS || now.length > MOST_WORDS) return replaced(old, now);
  const lengths = lengthsOfCommon(old, now);
  const parts: WordPart[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    const [word, other] = [old[i], now[j]];
    if (word !== undefined && word === other) {
      parts.push(same(word));
      i++;
      j++;
    } else if (
      word !== undefined &&
      (other === undefined || at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    ) {
      parts.push({ kind: 'gone', text: word });
      i++;
    } else if (other !== undefined) {
      parts.push({ kind: 'new', text: other });
      j++;
    }
  }
  return parts;
}

function replaced(old: readonly string[], now: readonly string[]): WordPart[] {
  return [
    ...old.map((text): WordPart => ({ kind: 'gone', text })),
    ...now.map((text): WordPart => ({ kind: 'new', text })),
  ];
}

/** How many words are common from two places to the ends, by place. */
function lengthsOfCommon(old: readonly string[], now: readonly string[]): readonly Uint16Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint16Array(now.length + 1));
  for (let i = old.length - 1; i >= 0; i--) {
    const row = lengths[i];
    for (let j = now.length - 1; j >= 0 && row !== undefined; j--) {
      row[j] =
        old[i] === now[j]
          ? at(lengths, i + 1, j + 1) + 1
          : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1));
    }
  }
  return lengths;
}

function at(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0;
}

/** Puts neighbours of one kind into one part. */
function merge(parts: readonly WordPart[]): WordPart[] {
  const merged: WordPart[] = [];
  for (const { kind, text } of parts) {
    const last = merged.at(-1);
    if (last?.kind === kind) last.text += ` ${text}`;
    else merged.push({ kind, text });
  }
  return merged;
}

/** Leaves of a long common run the words next to what changed. */
function shorten(parts: readonly WordPart[]): WordPart[] {
  return parts.map(({ kind, text }, index) => {
    const words = text.split(' ');
    const [first, last] = [index === 0, index === parts.length - 1];
    if (kind !== 'same' || words.length <= CONTEXT * 2 + 1) return { kind, text };
    const head = first ? [] : words.slice(0, CONTEXT);
    const tail = last ? [] : words.slice(-CONTEXT);
    return { kind, text: [...head, '…', ...tail].join(' ') };
  });
}
