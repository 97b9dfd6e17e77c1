import { byCodeUnit } from '../../core/shared/order.ts';
import type { Actor, ActorName, Place, PlaceName, Source } from '../../core/shared/records.ts';
import { capital, coined, spelled } from './coined.ts';
import { dateOf, dayOf } from './dates.ts';
import { earlier, evidenceFor, type Setting } from './evidence.ts';
import { actor, ORGANISATION, OUTLET, PER_BLOCK, PERSON, place, source } from './identity.ts';
import { Random } from './random.ts';
import { noteOf, ROLES, STATEMENT_COLUMNS } from './words.ts';

const COUNTRIES = ['AM', 'AZ', 'GE', 'IR', 'RU', 'TR', 'US', 'KZ'] as const;

export function actorRecord(index: number, seed: number): Actor {
  const block = Math.floor(index / PER_BLOCK.actors);
  const { id, name, kind } = actor(block, index % PER_BLOCK.actors, seed);
  const setting: Setting = { random: new Random(seed, index, 0xac1), seed, block };
  const { random } = setting;
  const roles = Array.from({ length: kind === 'person' ? random.times(0.5, 5) : 0 }, () => ({
    title: random.pick(ROLES),
    of: actor(earlier(random, block), ORGANISATION, seed).id,
    ...(random.chance(0.2) && { asOf: dateOf(random, random.between(1995, 2025)) }),
  }));
  return {
    id,
    kind,
    names: namesOf(random, name),
    ...(roles.length > 0 && { roles }),
    ...(kind === 'state' && { country: random.pick(COUNTRIES) }),
    ...(random.chance(0.4) && { note: noteOf(random) }),
    evidence: [
      evidenceFor(setting, ['/names']),
      ...roles.map((_, turn) => evidenceFor(setting, [`/roles/${turn}`])),
      ...Array.from({ length: random.times(0.3, 4) }, () => evidenceFor(setting, ['/names/0'])),
    ],
  };
}

export function placeRecord(block: number, seed: number): Place {
  const { id, name, kind } = place(block, seed);
  const setting: Setting = { random: new Random(seed, block, 0xb11), seed, block };
  const { random } = setting;
  const names: PlaceName[] = namesOf(random, name);
  if (random.chance(0.1)) {
    const [first] = names;
    if (first !== undefined) first.usedBy = [actor(earlier(random, block), ORGANISATION, seed).id];
  }
  const optional = {
    ...(random.chance(0.3) && { countries: random.some(COUNTRIES, random.between(1, 2)).sort(byCodeUnit) }),
    // Only within places before it: nothing may contain itself.
    ...(block > 0 && random.chance(0.07) && { within: place(random.below(block), seed).id }),
    ...(random.chance(0.1) && {
      coordinates: {
        latitude: random.between(3800, 4400) / 100,
        longitude: random.between(4000, 5000) / 100,
      },
    }),
  };
  return {
    id,
    kind,
    names,
    ...optional,
    ...(random.chance(0.2) && { note: noteOf(random) }),
    evidence: [
      evidenceFor(setting, ['/names', ...Object.keys(optional).map((key) => `/${key}`)]),
      ...Array.from({ length: random.times(0.45, 5) }, () => evidenceFor(setting, ['/names/0'])),
    ],
  };
}

/** The name in English, and for some the same in a language of the region. */
function namesOf(random: Random, name: string): ActorName[] {
  const names: ActorName[] = [{ name, language: 'en' }];
  if (!random.chance(0.2)) return names;
  const language = random.pick(['hy', 'az', 'ka'] as const);
  names.push({ name: spelled(name, language), language: language === 'az' ? 'az-Latn' : language });
  return names;
}

export function sourceRecord(block: number, seed: number): Source {
  const setting: Setting = { random: new Random(seed, block, 0x50), seed, block };
  const { random } = setting;
  const [one, other] = [coined('sources', block, seed), coined('sourceTitles', block, seed)].map(capital);
  const [quality = [], thing = []] = STATEMENT_COLUMNS;
  const optional = {
    ...(random.chance(0.7) && { authors: [actor(earlier(random, block), PERSON, seed).id] }),
    ...(random.chance(0.8) && { publisher: actor(earlier(random, block), OUTLET, seed).id }),
    ...(random.chance(0.7) && {
      published: dayOf(random.between(2015, 2025), random.between(1, 12), random.between(1, 28)),
    }),
  };
  return {
    id: source(block, seed),
    kind: random.pick(['news-report', 'analysis', 'policy-brief', 'opinion']),
    title: `${one}, ${other} and the ${random.pick(quality)} ${random.pick(thing)}`,
    ...optional,
    language: 'en',
    text: { words: random.between(400, 4000), sha256: random.hexadecimal(64) },
    omitted: [{ paragraphs: [random.between(41, 50)], reason: random.pick(['boilerplate', 'navigation']) }],
    ...(random.chance(0.9) && { note: noteOf(random) }),
    evidence: [
      evidenceFor(setting, ['/title']),
      ...Object.keys(optional).map((key) => evidenceFor(setting, [`/${key}`])),
    ],
  };
}
