import { describe, expect, it } from 'vitest';
import { recordChanges } from '../../../core/compare/record-changes.ts';
import type { PublishedEntry } from '../../../core/compare/snapshot.ts';
import { refusalOf } from '../refusals.ts';
import { entriesOf, entryOf, revisionsOf, tombstoneOf } from './baselines.ts';

const town = entryOf('places', 'border-town', { note: 'A town.' });
const ferry = entryOf('places', 'old-ferry');

/** What changed, as `op dataset/id`. */
function changes(before: readonly PublishedEntry[], after: readonly PublishedEntry[]): string[] {
  return recordChanges(revisionsOf(before), after).map(
    ({ op, entry }) => `${op} ${entry.dataset}/${entry.id}`,
  );
}

describe('what changed between two releases', () => {
  it.each<{ what: string; before: PublishedEntry[]; after: PublishedEntry[]; is: string[] }>([
    { what: 'nothing', before: [town, ferry], after: [town, ferry], is: [] },
    { what: 'nothing, in another order', before: [ferry, town], after: [town, ferry], is: [] },
    { what: 'a new record', before: [town], after: [town, ferry], is: ['added places/old-ferry'] },
    {
      what: 'a corrected record',
      before: [town],
      after: [entryOf('places', 'border-town', { note: 'A large town.' })],
      is: ['modified places/border-town'],
    },
    {
      what: 'a withdrawn record',
      before: [town, ferry],
      after: [town, tombstoneOf('places', 'old-ferry')],
      is: ['withdrawn places/old-ferry'],
    },
    {
      what: 'a corrected tombstone',
      before: [tombstoneOf('places', 'old-ferry')],
      after: [tombstoneOf('places', 'old-ferry', 'Another reason.')],
      is: ['modified places/old-ferry'],
    },
    {
      what: 'an unchanged tombstone',
      before: [tombstoneOf('places', 'old-ferry')],
      after: [tombstoneOf('places', 'old-ferry')],
      is: [],
    },
    {
      what: 'a tombstone of a record that was never published',
      before: [town],
      after: [town, tombstoneOf('places', 'old-ferry')],
      is: ['added places/old-ferry'],
    },
    {
      what: 'the same id in another dataset',
      before: [town],
      after: [entryOf('actors', 'border-town'), town],
      is: ['added actors/border-town'],
    },
    {
      what: 'several, in the order of the new release',
      before: [ferry, town],
      after: [entryOf('actors', 'state'), town, tombstoneOf('places', 'old-ferry')],
      is: ['added actors/state', 'withdrawn places/old-ferry'],
    },
  ])('is found by id: $what', ({ before, after, is }) => {
    expect(changes(before, after)).toEqual(is);
  });

  const replaced = (...by: string[]) => tombstoneOf('places', 'old-ferry', 'A mistake.', by);
  const [island, delta] = [entryOf('places', 'river-island'), entryOf('places', 'river-delta')];
  it.each<{ what: string; before: PublishedEntry[]; after: PublishedEntry[]; is: string[] }>([
    {
      what: 'merged into a record that readers know',
      before: [town, ferry],
      after: [town, replaced('border-town')],
      is: ['merged places/old-ferry'],
    },
    {
      what: 'moved to an id that is new',
      before: [ferry],
      after: [replaced('river-island'), island],
      is: ['moved places/old-ferry', 'added places/river-island'],
    },
    {
      what: 'merged with another into one that is new',
      before: [town, ferry],
      after: [
        tombstoneOf('places', 'border-town', 'A mistake.', ['river-island']),
        replaced('river-island'),
        island,
      ],
      is: ['merged places/border-town', 'merged places/old-ferry', 'added places/river-island'],
    },
    {
      what: 'split into several',
      before: [ferry],
      after: [replaced('river-island', 'river-delta'), delta, island],
      is: ['split places/old-ferry', 'added places/river-delta', 'added places/river-island'],
    },
    {
      what: 'moved to an id that took the place of another record long ago, too',
      before: [tombstoneOf('places', 'border-town', 'A mistake.', ['river-island']), ferry],
      after: [
        tombstoneOf('places', 'border-town', 'A mistake.', ['river-island']),
        replaced('river-island'),
        island,
      ],
      is: ['moved places/old-ferry', 'added places/river-island'],
    },
    {
      what: 'replaced by another record than its tombstone said at first',
      before: [town, replaced('border-town')],
      after: [replaced('river-island'), town, island],
      is: ['modified places/old-ferry', 'added places/river-island'],
    },
  ])('says how a record went: $what', ({ before, after, is }) => {
    expect(changes(before, after)).toEqual(is);
  });

  it('comes with the revision before, except for an added record', () => {
    const corrected = entryOf('places', 'border-town', { note: 'A large town.' });
    const before = revisionsOf([town], '1.2.0');
    expect(recordChanges(before, [corrected, ferry])).toEqual([
      { op: 'modified', entry: corrected, before: before[0] },
      { op: 'added', entry: ferry },
    ]);
  });
});

describe('a record that is gone without a tombstone', () => {
  const refused = (count: number) =>
    refusalOf(() => recordChanges(revisionsOf([...entriesOf('places', count), town]), [town]));

  it('is refused and named', () => {
    expect(refused(1)).toMatchObject({
      code: 'id-vanished',
      message: 'Published records are gone: places/record-0.',
      help: expect.stringContaining('tombstone'),
    });
  });

  it.each([
    { count: 5, rest: 'places/record-3, places/record-4.' },
    { count: 6, rest: 'places/record-3, places/record-4 and 1 more.' },
    { count: 40, rest: 'places/record-3, places/record-4 and 35 more.' },
  ])('is named with at most four others: $count are gone', ({ count, rest }) => {
    expect(refused(count)?.message).toBe(
      `Published records are gone: places/record-0, places/record-1, places/record-2, ${rest}`,
    );
  });

  it('is refused also where it moved to another dataset, or was a tombstone', () => {
    expect(refusalOf(() => changes([town], [entryOf('actors', 'border-town')]))?.code).toBe('id-vanished');
    expect(refusalOf(() => changes([tombstoneOf('places', 'old-ferry')], []))?.code).toBe('id-vanished');
  });
});

it('an id that was withdrawn is not used again', () => {
  expect(refusalOf(() => changes([tombstoneOf('places', 'old-ferry')], [ferry]))).toMatchObject({
    code: 'id-reused',
    message: 'The id places/old-ferry was withdrawn and is used again.',
    help: expect.stringContaining('new id'),
  });
});
