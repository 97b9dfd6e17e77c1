const CONSONANTS = 'bdfghjklmnprstv';
const VOWELS = 'aeio';
const SYLLABLES = [...CONSONANTS].flatMap((consonant) => [...VOWELS].map((vowel) => consonant + vowel));
/** How many words of four syllables there are. */
const WORDS = SYLLABLES.length ** 4;
/** Has no factor in common with {@link WORDS}, so that neighbours get different words and no word comes twice. */
const STRIDE = 7_368_787;
/** Who needs words: each numbers his own, and no two meet. */
const SPACES = [
  'actors',
  'places',
  'sources',
  'sourceTitles',
  'agreements',
  'agreementSides',
  'routes',
] as const;

export type Space = (typeof SPACES)[number];

/**
 * A made-up word of eight letters that no other number, and no other space, has.
 * @param index below 1.8 million
 */
export function coined(space: Space, index: number, seed: number): string {
  const number = index * SPACES.length + SPACES.indexOf(space);
  let rest = Number((BigInt(number) * BigInt(STRIDE) + BigInt(seed) * 7_919n) % BigInt(WORDS));
  let word = '';
  for (let syllable = 0; syllable < 4; syllable++) {
    word += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return word;
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const ARMENIAN: Readonly<Record<string, string>> = {
  a: 'ա',
  b: 'բ',
  d: 'դ',
  e: 'ե',
  f: 'ֆ',
  g: 'գ',
  h: 'հ',
  i: 'ի',
  j: 'ջ',
  k: 'կ',
  l: 'լ',
  m: 'մ',
  n: 'ն',
  o: 'ո',
  p: 'պ',
  r: 'ր',
  s: 'ս',
  t: 'տ',
  v: 'վ',
  y: 'յ',
  z: 'զ',
  ' ': ' ',
}; // prettier-ignore
const GEORGIAN: Readonly<Record<string, string>> = {
  a: 'ა',
  b: 'ბ',
  d: 'დ',
  e: 'ე',
  f: 'ფ',
  g: 'გ',
  h: 'ჰ',
  i: 'ი',
  j: 'ჯ',
  k: 'კ',
  l: 'ლ',
  m: 'მ',
  n: 'ნ',
  o: 'ო',
  p: 'პ',
  r: 'რ',
  s: 'ს',
  t: 'ტ',
  v: 'ვ',
  y: 'ი',
  z: 'ზ',
  ' ': ' ',
};

/** A name in a script or spelling other than that of English, letter by letter. */
export function spelled(name: string, language: 'hy' | 'ka' | 'az'): string {
  // Azerbaijani has a letter that no other spelling here has, so that different names stay different.
  if (language === 'az') return name.replaceAll('e', 'ə').replaceAll('j', 'ş');
  const letters = language === 'hy' ? ARMENIAN : GEORGIAN;
  return [...name.toLowerCase()].map((letter) => letters[letter] ?? '').join('');
}
