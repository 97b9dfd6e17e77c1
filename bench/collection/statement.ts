import { byCodeUnit } from '../../core/shared/order.ts';
import type { Attribution, SpeechAct, Statement, Voice } from '../../core/shared/records.ts';
import { agreementId } from './agreement.ts';
import { capital, coined, spelled } from './coined.ts';
import { dateOf } from './dates.ts';
import { earlier, evidenceFor, type Setting } from './evidence.ts';
import { figureId } from './figure.ts';
import { actor, ORGANISATION, OUTLET, PER_BLOCK, PERSON, place, source } from './identity.ts';
import { Random } from './random.ts';
import { noteOf, ROLES, STATEMENT_COLUMNS, TAILS, TOPICS } from './words.ts';

/** How many blocks share one person who is quoted everywhere. */
const BLOCKS_PER_LEADER = 64;
/** Of the statements of a block: those of its source, then those of its person, then those of the leader. */
const OF_SOURCE = 22;
const OF_PERSON = 18;
const OF_LEADER = PER_BLOCK.statements - OF_SOURCE - OF_PERSON;

const ACTS: readonly SpeechAct[] = [
  'assess',
  'announce',
  'demand',
  'support',
  'agree',
  'reject',
  'deny',
  'consult',
];
const ATTRIBUTIONS: readonly Attribution[] = ['paraphrase', 'direct-quote', 'reported-by-other'];

/** Who speaks, and how many statements of the same speaker come before this one. */
function speakerOf(index: number, seed: number): { speaker: Voice; short: string; turn: number } {
  const block = Math.floor(index / PER_BLOCK.statements);
  const place = index % PER_BLOCK.statements;
  if (place < OF_SOURCE) {
    const id = source(block, seed);
    return { speaker: { kind: 'source', source: id }, short: id.split('-')[0] ?? id, turn: place };
  }
  const isLeaders = place >= OF_SOURCE + OF_PERSON;
  const within = block % BLOCKS_PER_LEADER;
  const id = actor(isLeaders ? block - within : block, PERSON, seed).id;
  const turn = isLeaders ? OF_PERSON + within * OF_LEADER + place - OF_SOURCE - OF_PERSON : place - OF_SOURCE;
  return { speaker: { kind: 'actor', actor: id }, short: id.split('-')[1] ?? id, turn };
}

/**
 * A word of each column for each turn. Columns have a prime number of words and are read at different paces, so that
 * any two turns below its square share a word in one column at most.
 */
function wordsOf(turn: number): string[] {
  return STATEMENT_COLUMNS.map((column, pace) => {
    const place = turn + pace * Math.floor(turn / column.length);
    return column[place % column.length] ?? '';
  });
}

export function statementId(index: number, seed: number): string {
  const { short, turn } = speakerOf(index, seed);
  const [quality, thing, , field] = wordsOf(turn);
  return [short, ...(index % 3 === 0 ? [quality] : []), thing, field].join('-');
}

export function statement(index: number, seed: number): Statement {
  const block = Math.floor(index / PER_BLOCK.statements);
  const random = new Random(seed, index, 0x51);
  const setting: Setting = { random, seed, block };
  const { speaker, turn } = speakerOf(index, seed);
  const dated = random.chance(0.1);
  const optional = {
    ...(dated && { saidOn: dateOf(random, random.between(1995, 2025)) }),
    ...(dated && random.chance(0.8) && { dateNote: 'The text names the weekday only.' }),
    ...(random.chance(0.04) && { venue: `interview with ${actor(block, OUTLET, seed).name}` }),
    ...(random.chance(0.02) && { place: place(earlier(random, block), seed).id }),
    ...(random.chance(0.03) && { audience: [actor(earlier(random, block), ORGANISATION, seed).id] }),
  };
  // A note on the date is the curator's own.
  const supported = Object.keys(optional).filter((key) => key !== 'dateNote');
  const evidence = [evidenceFor(setting, ['/speaker', ...supported.map((key) => `/${key}`), '/summary'])];
  for (let more = random.times(0.25, 5); more > 0; more--) evidence.push(evidenceFor(setting, ['/summary']));
  return {
    id: statementId(index, seed),
    speaker:
      speaker.kind === 'actor' && random.chance(0.4) ? { ...speaker, role: random.pick(ROLES) } : speaker,
    attribution: speaker.kind === 'source' ? 'own-voice' : random.pick(ATTRIBUTIONS),
    ...optional,
    summary: summaryOf(setting, turn),
    act: random.pick(ACTS),
    about: aboutOf(setting, index),
    ...(random.chance(0.3) && { note: noteOf(random) }),
    evidence,
  };
}

function summaryOf({ random, seed, block }: Setting, turn: number): string {
  const [quality, thing, verb, field, means, time] = wordsOf(turn);
  const when = random.pick(['since', 'before', 'after', 'until']);
  const name = coined('places', earlier(random, block), seed);
  const where = random.chance(0.5) ? ` in ${capital(random.chance(0.15) ? spelled(name, 'az') : name)}` : '';
  const tail = random.pick(TAILS);
  return `Says that the ${quality} ${thing} ${verb} ${field}${where} through ${means} ${when} ${time}${tail === '' ? '' : ` ${tail}`}.`;
}

/** Whom and what it is about. What only this block has is named here, so that nothing is unused. */
function aboutOf({ random, seed, block }: Setting, index: number): Statement['about'] {
  const turn = index % PER_BLOCK.statements;
  const actors = new Set([
    actor(block, turn % PER_BLOCK.actors, seed).id,
    actor(earlier(random, block), ORGANISATION, seed).id,
  ]);
  const agreement = block * PER_BLOCK.agreements + random.below(PER_BLOCK.agreements);
  return {
    ...(random.chance(0.3) && { agreements: [agreementId(agreement, seed)] }),
    actors: [...actors].sort(byCodeUnit),
    ...((turn === 0 || random.chance(0.3)) && {
      places: [place(turn === 0 ? block : earlier(random, block), seed).id],
    }),
    ...(random.chance(0.05) && { figures: [figureId(block, random.below(PER_BLOCK.figures), seed)] }),
    topics: random.some(TOPICS, random.between(1, 2)),
  };
}
