import { byCodeUnit } from '../../core/shared/order.ts';
import type { Evidence, Stance, Voice } from '../../core/shared/records.ts';
import { actor, PERSON, source } from './identity.ts';
import type { Random } from './random.ts';
import { ROLES } from './words.ts';

/** Where a record is made: its block, and what all of them depend on. */
export interface Setting {
  random: Random;
  seed: number;
  block: number;
}

/** Evidence for some pointers, mostly from the source of the block. */
export function evidenceFor({ random, seed, block }: Setting, supports: readonly string[]): Evidence {
  const from = random.chance(0.8) ? block : earlier(random, block);
  return {
    source: source(from, seed),
    supports: [...supports].sort(byCodeUnit),
    passage: { words: random.between(5, 45), sha256: random.hexadecimal(64) },
    paragraph: random.between(1, 40),
    stance: stance(random),
  };
}

function stance(random: Random): Stance {
  if (random.chance(0.93)) return 'supports';
  return random.chance(0.8) ? 'mentions' : 'disputes';
}

/** A block that is there whatever the size of the collection: this one or one before it. */
export function earlier(random: Random, block: number): number {
  return random.below(block + 1);
}

/** A source in its own voice, or a person. */
export function voice({ random, seed, block }: Setting): Voice {
  if (random.chance(0.6)) return { kind: 'source', source: source(block, seed) };
  return {
    kind: 'actor',
    actor: actor(earlier(random, block), PERSON, seed).id,
    ...(random.chance(0.6) && { role: random.pick(ROLES) }),
  };
}
