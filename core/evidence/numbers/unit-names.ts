import currencies from 'currency-codes';
import type { Token } from './tokens.ts';

/** A unit as a text names it: `factor` of the unit `code`; three decades are thirty years. */
export interface NamedUnit {
  code: string;
  factor: number;
}

/** What texts call the units. A unit that is not here counts things, which texts call by many names. */
const NAMES: Readonly<Record<string, string>> = {
  m: 'm metre metres meter meters',
  km: 'km kms kilometre kilometres kilometer kilometers',
  mi: 'mi mile miles',
  m2: 'm2 sqm square-metres square-meters',
  km2: 'km2 square-kilometre square-kilometres square-kilometer square-kilometers sq-km',
  ha: 'ha hectare hectares',
  kg: 'kg kilogram kilograms kilo kilos',
  t: 't tonne tonnes ton tons metric-tons',
  bbl: 'bbl barrel barrels',
  m3: 'm3 cubic-metre cubic-metres cubic-meter cubic-meters',
  bcm: 'bcm',
  w: 'w watt watts',
  mw: 'mw megawatt megawatts',
  gw: 'gw gigawatt gigawatts',
  seconds: 'second seconds',
  hours: 'hour hours',
  days: 'day days',
  months: 'month months',
  years: 'year years yr yrs',
  percent: '% percent per-cent pct percentage',
  'percentage-points': 'percentage-point percentage-points point points pp',
  USD: '$ dollar dollars usd',
  EUR: '€ euro euros eur',
  GBP: '£ pound pounds sterling gbp',
  JPY: '¥ yen jpy',
  RUB: '₽ ruble rubles rouble roubles',
  AMD: '֏ dram drams amd',
  AZN: '₼ manat manats azn',
  GEL: '₾ lari laris',
  TRY: '₺ lira liras',
  IRR: 'rial rials toman tomans irr',
  CNY: 'yuan renminbi cny rmb',
};

/** Names of things that are counted. Without one of them near a number nothing is amiss. */
const COUNTED: Readonly<Record<string, string>> = {
  persons: 'person persons people',
  states: 'state states country countries nation nations',
  vessels: 'vessel vessels ship ships boat boats',
  vehicles: 'vehicle vehicles lorry lorries truck trucks car cars',
  containers: 'container containers',
  reactors: 'reactor reactors',
  agreements: 'agreement agreements',
};

/** Names of several units at once. */
const MULTIPLE_UNITS: readonly [name: string, unit: NamedUnit][] = [
  ['week', { code: 'days', factor: 7 }],
  ['weeks', { code: 'days', factor: 7 }],
  ['fortnight', { code: 'days', factor: 14 }],
  ['decade', { code: 'years', factor: 10 }],
  ['decades', { code: 'years', factor: 10 }],
  ['century', { code: 'years', factor: 100 }],
  ['centuries', { code: 'years', factor: 100 }],
  ['minute', { code: 'seconds', factor: 60 }],
  ['minutes', { code: 'seconds', factor: 60 }],
];

const BY_NAME: ReadonlyMap<string, NamedUnit> = new Map([
  ...Object.entries({ ...NAMES, ...COUNTED }).flatMap(([code, names]) =>
    names.split(' ').map((name): [string, NamedUnit] => [name.replaceAll('-', ' '), { code, factor: 1 }]),
  ),
  ...MULTIPLE_UNITS,
]);

/** Whether a unit is a measure or a currency, which a text names, and not a kind of thing that is counted. */
export function isMeasure(code: string): boolean {
  return Object.hasOwn(NAMES, code) || currencies.code(code) !== undefined;
}

/** The unit that the tokens from an index on name, and how many tokens the name has. */
export function unitAt(
  tokens: readonly Token[],
  index: number,
): { unit: NamedUnit; length: number } | undefined {
  const first = tokens[index];
  if (first === undefined || first.kind === 'numeral') return undefined;
  const second = tokens[index + 1];
  const pair = second === undefined ? undefined : BY_NAME.get(`${first.text} ${second.text}`);
  if (pair !== undefined) return { unit: pair, length: 2 };
  const unit = BY_NAME.get(first.text) ?? currencyOf(first.text);
  return unit && { unit, length: 1 };
}

/** A currency without an entry of its own, by its ISO 4217 code. */
function currencyOf(word: string): NamedUnit | undefined {
  const code = /^[a-z]{3}$/.test(word) ? currencies.code(word.toUpperCase())?.code : undefined;
  return code === undefined || ENGLISH_WORDS.has(word) ? undefined : { code, factor: 1 };
}

/** Codes of currencies that are English words. */
const ENGLISH_WORDS: ReadonlySet<string> = new Set('all bam cup gel mad mop pen rub sos top try'.split(' '));
