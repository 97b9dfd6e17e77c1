const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: readonly [number, string][] = [
  [1e9, 'billion'],
  [1e6, 'million'],
  [1e3, 'thousand'],
];

/** A whole number below a trillion in English words, in British or American manner. */
export function inWords(amount: number, and: boolean): string {
  for (const [size, name] of SCALES) {
    if (amount < size) continue;
    const rest = amount % size;
    const head = `${inWords(Math.floor(amount / size), and)} ${name}`;
    return rest === 0 ? head : `${head}${and && rest < 100 ? ' and' : ''} ${inWords(rest, and)}`;
  }
  if (amount >= 100) {
    const rest = amount % 100;
    const head = `${ONES[Math.floor(amount / 100)]} hundred`;
    return rest === 0 ? head : `${head}${and ? ' and' : ''} ${inWords(rest, and)}`;
  }
  if (amount < 20) return ONES[amount] ?? '';
  const tens = TENS[Math.floor(amount / 10)] ?? '';
  return amount % 10 === 0 ? tens : `${tens}-${ONES[amount % 10]}`;
}

/** A whole number in digits with separators of thousands. */
export function inDigits(amount: number): string {
  return String(amount).replace(/\B(?=(\d{3})+$)/g, ',');
}
