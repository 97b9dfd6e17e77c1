import { hash } from 'node:crypto';

/** So many records and tombstones a shard holds at most, on average: one is read in a few ten kilobytes. */
const MOST_ON_AVERAGE = 32;
/** As many bits of the number of a shard as tell its place in its index. */
const PLACE_BITS = 6;
/** How many shards one index lists; fewer where a dataset has fewer. */
export const SHARDS_IN_INDEX = 2 ** PLACE_BITS;
const HASH_BITS = 32;

/** How many bits number the shards of a dataset. Ids never vanish, so the number only grows. */
export function shardBits(entries: number): number {
  return Math.max(0, Math.ceil(Math.log2(entries / MOST_ON_AVERAGE)));
}

/** The number of the shard that an id is in: the first bits of the SHA-256 of the id. */
export function shardOf(id: string, bits: number): number {
  // A shift by 32 bits shifts nothing.
  return bits === 0 ? 0 : hash('sha256', id, 'buffer').readUInt32BE(0) >>> (HASH_BITS - bits);
}
