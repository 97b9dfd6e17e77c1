import type {
  Agreement,
  AgreementDispute,
  AgreementEvent,
  AgreementParty,
  AgreementProvision,
  Instrument,
} from '../../core/shared/records.ts';
import { capital, coined } from './coined.ts';
import { dateOf } from './dates.ts';
import { earlier, evidenceFor, type Setting, voice } from './evidence.ts';
import { figureId } from './figure.ts';
import { actor, ORGANISATION, PER_BLOCK, PERSON, place } from './identity.ts';
import { Random } from './random.ts';
import { noteOf, STATEMENT_COLUMNS, TOPICS } from './words.ts';

const INSTRUMENTS: readonly Instrument[] = [
  'treaty',
  'joint-declaration',
  'memorandum',
  'framework-agreement',
  'cooperation-agreement',
  'contract',
  'lease',
  'understanding',
];
const ABOUT = ['on', 'about', 'for', 'regarding'];

function instrumentOf(index: number, seed: number): Instrument {
  return new Random(seed, index, 0xa0).pick(INSTRUMENTS);
}

/** Two words that no other agreement has, so that no two titles are near-duplicates. */
function namesOf(index: number, seed: number): [string, string] {
  return [coined('agreements', index, seed), coined('agreementSides', index, seed)];
}

export function agreementId(index: number, seed: number): string {
  return [...namesOf(index, seed), instrumentOf(index, seed)].join('-');
}

export function agreement(index: number, seed: number): Agreement {
  const block = Math.floor(index / PER_BLOCK.agreements);
  const random = new Random(seed, index, 0xa1);
  const setting: Setting = { random, seed, block };
  const instrument = instrumentOf(index, seed);
  const [one, other] = namesOf(index, seed).map(capital);
  const [quality = [], thing = []] = STATEMENT_COLUMNS;
  const events = eventsOf(setting);
  const parties = partiesOf(setting);
  const aliases = random.chance(0.3)
    ? [`${one} papers`, `${one}–${other} deal`].slice(0, random.between(1, 2))
    : [];
  const relations = relationsOf(random, index, seed);
  const provisions = provisionsOf(setting);
  const pointers = [
    '/title',
    ...aliases.map((_, place) => `/aliases/${place}`),
    ...events.map((_, place) => `/events/${place}`),
    '/parties',
    ...relations.map((_, place) => `/relations/${place}`),
    ...provisions.map((_, place) => `/provisions/${place}`),
  ];
  const disputes = disputesOf(setting, pointers);
  return {
    id: agreementId(index, seed),
    title: `${capital(instrument).replaceAll('-', ' ')} between ${one} and ${other} ${random.pick(ABOUT)} the ${random.pick(quality)} ${random.pick(thing)}`,
    ...(aliases.length > 0 && { aliases }),
    instrument,
    events,
    parties,
    ...(relations.length > 0 && { relations }),
    ...(provisions.length > 0 && { provisions }),
    topics: random.some(TOPICS, random.between(1, 3)),
    ...(disputes.length > 0 && { disputes }),
    ...(random.chance(0.9) && { note: noteOf(random) }),
    evidence: [...pieces(random, pointers)].map((supports) => evidenceFor(setting, supports)),
  };
}

/** The pointers in runs of one to four, and some of them once more. */
function* pieces(random: Random, pointers: readonly string[]): Generator<string[]> {
  for (let from = 0; from < pointers.length; ) {
    const to = from + random.between(1, 4);
    yield pointers.slice(from, to);
    from = to;
  }
  for (let more = random.times(0.6, 8); more > 0; more--) yield [random.pick(pointers)];
}

function eventsOf({ random, seed, block }: Setting): AgreementEvent[] {
  const year = random.between(1992, 2024);
  const dated = random.chance(0.7);
  const first: AgreementEvent = {
    stage: dated ? random.pick(['signed', 'initialled', 'negotiated']) : 'proposed',
    ...(dated && { date: dateOf(random, year) }),
    ...(random.chance(0.2) && { place: place(earlier(random, block), seed).id }),
  };
  if (!random.chance(0.12)) return [first];
  return [
    first,
    { stage: random.pick(['in-force', 'ratified', 'extended']), date: dateOf(random, year + 1) },
  ];
}

function partiesOf({ random, seed, block }: Setting): AgreementParty[] {
  const others = random.between(1, 3);
  const blocks = new Set([block]);
  for (let other = 0; other < others; other++) blocks.add(earlier(random, block));
  return [...blocks].map((from, index) => ({
    actor: actor(from, ORGANISATION, seed).id,
    capacity: index < 2 ? 'party' : random.pick(['mediator', 'witness', 'operator']),
    ...(random.chance(0.15) && { signatory: actor(from, PERSON, seed).id }),
  }));
}

/** Only to agreements before it: nothing may lead back to itself. */
function relationsOf(random: Random, index: number, seed: number) {
  if (index === 0 || !random.chance(0.28)) return [];
  const types = ['implements', 'references', 'amends', 'renews'] as const;
  return [{ type: random.pick(types), agreement: agreementId(random.below(index), seed) }];
}

function provisionsOf({ random, seed, block }: Setting): AgreementProvision[] {
  if (!random.chance(0.7)) return [];
  const [quality = [], thing = [], verb = [], field = [], means = []] = STATEMENT_COLUMNS;
  return Array.from({ length: 1 + random.times(0.5, 6) }, () => ({
    summary: `The ${random.pick(quality)} ${random.pick(thing)} ${random.pick(verb)} ${random.pick(field)} by way of ${random.pick(means)}, for as long as neither side gives notice.`,
    topics: random.some(TOPICS, random.between(1, 2)),
    ...(random.chance(0.1) && { figures: [figureId(block, random.below(PER_BLOCK.figures), seed)] }),
  }));
}

function disputesOf(setting: Setting, pointers: readonly string[]): AgreementDispute[] {
  const { random } = setting;
  if (!random.chance(0.45)) return [];
  const count = Math.min(pointers.length, 1 + random.times(0.62, 14));
  return random.some(['/instrument', ...pointers], count).map((field) => ({
    field,
    accounts: Array.from({ length: 2 + random.times(0.4, 5) }, () => account(setting)),
    ...(random.chance(0.8) && { note: noteOf(random) }),
  }));
}

function account(setting: Setting): AgreementDispute['accounts'][number] {
  const { random } = setting;
  const [quality = [], , verb = [], field = []] = STATEMENT_COLUMNS;
  return {
    summary: `Says that the ${random.pick(quality)} text ${random.pick(verb)} ${random.pick(field)}, dates it otherwise, and counts one side more among those who took part.`,
    assertedBy: voice(setting),
    evidence: [evidenceFor(setting, ['/summary', '/assertedBy'])],
  };
}
