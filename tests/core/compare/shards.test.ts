import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divide, shardIndexes, shardText } from '../../../core/compare/shards.ts';
import { exceeds } from '../../../core/compare/single-files.ts';
import type { PublishedEntry } from '../../../core/compare/snapshot.ts';
import { byCodeUnit } from '../../../core/shared/order.ts';
import { shardOf } from '../../../core/shared/shards.ts';
import { entryOf, tombstoneOf } from './baselines.ts';

const entries = fc
  .uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { maxLength: 60 })
  .map((ids) =>
    ids
      .sort(byCodeUnit)
      .map((id, index) => (index % 7 === 6 ? tombstoneOf('places', id) : entryOf('places', id))),
  );
const bits = fc.integer({ min: 0, max: 8 });

function shardsOf(of: readonly PublishedEntry[], number: number) {
  return shardIndexes(of, number).flatMap(({ shards }) => shards);
}

describe('the shards of a dataset', () => {
  it('have each entry once, in the shard of its id, and nothing else', () => {
    fc.assert(
      fc.property(entries, bits, (all, number) => {
        const shards = shardsOf(all, number);
        expect(shards).toHaveLength(2 ** number);
        for (const [place, shard] of shards.entries()) {
          expect(shard.entries.every(({ id }) => shardOf(id, number) === place)).toBe(true);
          expect(shardText(shard.entries)).toHaveLength(shard.bytes);
        }
        const union = shards.flatMap((shard) => shard.entries).sort((a, b) => byCodeUnit(a.id, b.id));
        expect(union).toEqual(all);
      }),
    );
  });

  it('keep their digests, and the lists of them too, where another entry changes', () => {
    fc.assert(
      fc.property(entries, bits, fc.nat(), (all, number, which) => {
        const chosen = all[which % (all.length || 1)];
        fc.pre(chosen !== undefined);
        const changed = all.map((entry) =>
          entry === chosen ? entryOf('places', entry.id, { kind: 'x' }) : entry,
        );
        const [before, after] = [shardsOf(all, number), shardsOf(changed, number)];
        const different = before.flatMap(({ sha256 }, place) =>
          sha256 === after[place]?.sha256 ? [] : [place],
        );
        expect(different).toEqual([shardOf(chosen.id, number)]);
        const [lists, next] = [shardIndexes(all, number), shardIndexes(changed, number)];
        expect(lists.filter(({ sha256 }, place) => sha256 !== next[place]?.sha256)).toHaveLength(1);
      }),
    );
  });

  it('are divided once for one snapshot', () => {
    const all = [entryOf('places', 'a'), entryOf('places', 'b')];
    const [first, second] = [divide(all, () => 1), divide(all, () => 1)];
    expect(first.at(-1)?.indexes).toBe(second.at(-1)?.indexes);
    expect(divide(all, () => 2).at(-1)?.indexes).not.toBe(first.at(-1)?.indexes);
  });
});

describe('the limit of single files', () => {
  const two = [entryOf('places', 'a'), entryOf('places', 'b')];
  const bytes = two.reduce((sum, { text }) => sum + text.length, 0);

  it.each([
    ['records', { records: 2, bytes }, false],
    ['one record less', { records: 1, bytes }, true],
    ['one byte less', { records: 2, bytes: bytes - 1 }, true],
  ])('counts records and bytes: %s', (_, limit, isOver) => {
    expect(exceeds(two, limit)).toBe(isOver);
  });
});
