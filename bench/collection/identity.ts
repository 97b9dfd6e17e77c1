import type { ActorKind, PlaceKind } from '../../core/shared/records.ts';
import { capital, coined } from './coined.ts';
import { Random } from './random.ts';
import { FIRST_NAMES, MEDIA_NAMES, ORGANISATION_NAMES, PLACE_WORDS } from './words.ts';

/** How many records of each dataset a block has: one source, and what is told from it. */
export const PER_BLOCK = {
  agreements: 20,
  statements: 50,
  figures: 25,
  sources: 1,
  actors: 3,
  places: 1,
} as const;
export const BLOCK = 100;

/** The roles of the three actors of a block, by their place in it. */
export const PERSON = 0;
export const ORGANISATION = 1;
export const OUTLET = 2;

/** Who somebody or something is: whatever refers to a record can work it out without the record. */
export interface Identity<Kind> {
  id: string;
  name: string;
  kind: Kind;
}

/** The actor of a role in a block. */
export function actor(block: number, role: number, seed: number): Identity<ActorKind> {
  const index = block * PER_BLOCK.actors + role;
  const random = new Random(seed, index, 0xac);
  const word = coined('actors', index, seed);
  if (role === PERSON) {
    const first = random.pick(FIRST_NAMES);
    const last = word + random.pick(['yan', 'dze', 'li', 'ev', 's']);
    return { id: `${first.toLowerCase()}-${last}`, name: `${first} ${capital(last)}`, kind: 'person' };
  }
  if (role === OUTLET) {
    const name = random.pick(MEDIA_NAMES);
    const kind = random.chance(0.3) ? 'think-tank' : 'media';
    return { id: `${word}-${name.toLowerCase()}`, name: `${capital(word)} ${name}`, kind };
  }
  const [name, kind] = random.pick(ORGANISATION_NAMES);
  return {
    id: `${word}-${name.toLowerCase().replaceAll(' ', '-')}`,
    name: `${capital(word)} ${name}`,
    kind,
  };
}

export function place(block: number, seed: number): Identity<PlaceKind> {
  const random = new Random(seed, block, 0xb1);
  const word = coined('places', block, seed);
  const [suffix, kind] = random.pick(PLACE_WORDS);
  if (suffix === '') return { id: word, name: capital(word), kind };
  return { id: `${word}-${suffix}`, name: `${capital(word)} ${suffix}`, kind };
}

export function source(block: number, seed: number): string {
  return `${coined('sources', block, seed)}-${coined('sourceTitles', block, seed)}`;
}
