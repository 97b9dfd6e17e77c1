import type { Claim, Figure, FigureSubject } from '../../core/shared/records.ts';
import { agreementId } from './agreement.ts';
import { coined } from './coined.ts';
import { dateOf, dayOf, monthOf } from './dates.ts';
import { evidenceFor, type Setting, voice } from './evidence.ts';
import { actor, ORGANISATION, PER_BLOCK, place } from './identity.ts';
import { Random } from './random.ts';
import { FIGURE_QUALITIES, FIGURE_THINGS, noteOf, TOPICS } from './words.ts';

const UNITS = ['persons', 'km', 'USD', 'EUR', 'items', 'percent', 'mw', 'years', 'vehicles'] as const;

/** The figures of a block whose one claim is worked out from something: a sum of the first two, and a duration. */
const SUM = PER_BLOCK.figures - 1;
const DURATION = PER_BLOCK.figures - 2;

/** What a figure asks; no two of a block share the words. */
function questionOf(block: number, turn: number): [string, string] {
  const length = FIGURE_THINGS.length;
  return [FIGURE_QUALITIES[(turn + block) % length] ?? '', FIGURE_THINGS[turn % length] ?? ''];
}

export function figureId(block: number, turn: number, seed: number): string {
  return [coined('sources', block, seed), ...questionOf(block, turn)].join('-');
}

export function figure(index: number, seed: number): Figure {
  const block = Math.floor(index / PER_BLOCK.figures);
  const turn = index % PER_BLOCK.figures;
  const random = new Random(seed, index, 0xf1);
  const setting: Setting = { random, seed, block };
  const [quality, thing] = questionOf(block, turn);
  const about = place(block, seed).name;
  const { unit, claims } = answersOf(setting, turn);
  const year = random.between(1995, 2025);
  return {
    id: figureId(block, turn, seed),
    measure: {
      label: `Number of ${quality} ${thing}, ${about}`,
      definition: `How many ${thing} the source counts as ${quality} in or near ${about}, whoever did it and for whatever purpose, in the time that it writes about.`,
    },
    subject: subjectOf(setting),
    unit,
    ...(random.chance(0.5) && { period: random.pick([`${year}`, monthOf(year, 3), `${year}/${year + 1}`]) }),
    claims,
    topics: random.some(TOPICS, random.between(1, 2)),
    // Claims that differ need a note.
    ...((claims.length > 1 || random.chance(0.4)) && { note: noteOf(random) }),
  };
}

function subjectOf({ random, seed, block }: Setting): FigureSubject {
  const kind = random.below(3);
  if (kind === 0) return { dataset: 'actors', id: actor(block, ORGANISATION, seed).id };
  if (kind === 1) return { dataset: 'places', id: place(block, seed).id };
  const index = block * PER_BLOCK.agreements + random.below(PER_BLOCK.agreements);
  return { dataset: 'agreements', id: agreementId(index, seed) };
}

function answersOf(setting: Setting, turn: number): { unit: string; claims: Claim[] } {
  const { random, seed, block } = setting;
  if (turn < 2) return { unit: 'persons', claims: [firstAmount(setting, turn)] };
  if (turn === SUM) return { unit: 'persons', claims: [sumOfFirstTwo(block, seed)] };
  if (turn === DURATION) return { unit: 'days', claims: [duration(setting)] };
  const unit = random.pick(UNITS);
  return { unit, claims: Array.from({ length: 1 + random.times(0.2, 4) }, () => claim(setting, unit)) };
}

function claim(setting: Setting, unit: string): Claim {
  const { random } = setting;
  const value = random.between(1, 9000) * random.pick([1, 1, 10, 1000]) + (unit === 'km' ? 0.5 : 0);
  const ranged = random.chance(0.08);
  const other = unit === 'km' && random.chance(0.3);
  const stated: Omit<Claim, 'evidence'> = {
    ...(ranged ? { low: value, high: value * 2 } : { value }),
    ...(other && { unit: 'mi' }),
    qualifier: random.pick(['exact', 'exact', 'about', 'at-least', 'more-than', 'at-most']),
    assertedBy: voice(setting),
    ...(random.chance(0.1) && { saidOn: dateOf(random, random.between(1995, 2025)) }),
    ...(random.chance(0.05) && { isProjection: true }),
    rank: 'normal',
    ...(random.chance(0.15) && { note: noteOf(random) }),
  };
  // Whatever a claim says of itself is what its passage has to support.
  const supports = ['value', 'low', 'high', 'unit', 'assertedBy', 'saidOn'].filter((key) => key in stated);
  const pointers = supports.map((key) => `/${key}`);
  const evidence = [evidenceFor(setting, pointers)];
  if (random.chance(0.2)) evidence.push(evidenceFor(setting, ['/assertedBy']));
  return { ...stated, evidence };
}

/** How much the first two figures of a block say; the last one is their sum. */
function firstValue(block: number, turn: number, seed: number): number {
  return new Random(seed, block * PER_BLOCK.figures + turn, 0xf2).between(10, 90_000);
}

function firstAmount(setting: Setting, turn: number): Claim {
  return {
    value: firstValue(setting.block, turn, setting.seed),
    qualifier: 'exact',
    assertedBy: voice(setting),
    rank: 'normal',
    evidence: [evidenceFor(setting, ['/value', '/assertedBy'])],
  };
}

function sumOfFirstTwo(block: number, seed: number): Claim {
  return {
    value: firstValue(block, 0, seed) + firstValue(block, 1, seed),
    qualifier: 'exact',
    assertedBy: { kind: 'collection' },
    rank: 'normal',
    derivation: {
      kind: 'computed',
      operation: 'sum',
      inputs: [
        { figure: figureId(block, 0, seed), claim: 0 },
        { figure: figureId(block, 1, seed), claim: 0 },
      ],
      digits: 12,
    },
    evidence: [],
  };
}

function duration(setting: Setting): Claim {
  const { random } = setting;
  const [year, month] = [random.between(1995, 2025), random.between(1, 12)];
  const [from, to] = [random.between(1, 14), random.between(15, 28)];
  return {
    value: to - from,
    qualifier: 'exact',
    assertedBy: voice(setting),
    rank: 'normal',
    derivation: {
      kind: 'duration',
      from: dayOf(year, month, from),
      to: dayOf(year, month, to),
      counts: 'elapsed',
    },
    evidence: [evidenceFor(setting, ['/value', '/assertedBy'])],
  };
}
