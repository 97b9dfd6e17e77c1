/** What becomes of a character where words are told apart (similarity.ts), if not one letter or digit. */
export const FOLD = {
  /** It stands between words. */
  end: 1,
  /** It is a mark on the letter before it, of which nothing is left. */
  mark: 2,
  /** More than one letter, or something that depends on those beside it. */
  several: 3,
} as const;

/** The characters of most of the scripts that have an alphabet, and of punctuation. */
const FOLDED = new Uint16Array(0x2180);

/**
 * What becomes of a character where words are told apart: the code of a letter or digit, without case and accents, or one
 * of {@link FOLD}.
 * @param code a UTF-16 code unit
 */
export function foldOf(code: number): number {
  if (code >= FOLDED.length) return FOLD.several;
  const known = FOLDED[code] as number;
  if (known !== 0) return known;
  const fold = worked(String.fromCharCode(code));
  FOLDED[code] = fold;
  return fold;
}

/** The same steps for one character as for a text, of which none but the case of sigma depends on what is beside it. */
function worked(character: string): number {
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '');
  if (plain === '') return FOLD.mark;
  const lower = plain.toLowerCase();
  if (lower.length > 1 || plain === 'Σ') return FOLD.several;
  return /[\p{L}\p{N}]/u.test(lower) ? lower.charCodeAt(0) : FOLD.end;
}
