import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sha256 } from '../../../core/shared/canonical.ts';
import { shardBits, shardOf } from '../../../core/shared/shards.ts';

const id = fc.stringMatching(/^[a-z0-9]{1,20}$/);

it('a shard has the number that the first bits of the SHA-256 of the id spell', () => {
  fc.assert(
    fc.property(id, fc.integer({ min: 0, max: 32 }), (name, bits) => {
      const digits = BigInt(`0x${sha256(name)}`)
        .toString(2)
        .padStart(256, '0');
      expect(shardOf(name, bits)).toBe(bits === 0 ? 0 : Number.parseInt(digits.slice(0, bits), 2));
    }),
  );
});

it('there are as many shards as keep 16 to 32 records in each, once there is more than one', () => {
  expect([0, 1, 32, 33, 64, 65, 100_000].map(shardBits)).toEqual([0, 0, 0, 1, 1, 2, 12]);
  fc.assert(
    fc.property(fc.integer({ min: 33, max: 10_000_000 }), (entries) => {
      const average = entries / 2 ** shardBits(entries);
      expect(average).toBeGreaterThan(16);
      expect(average).toBeLessThanOrEqual(32);
    }),
  );
});
