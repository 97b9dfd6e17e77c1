import { describe, expect, it } from 'vitest';
import type { CollectionSettings } from '../../../core/check/collection.ts';
import type { Baseline } from '../../../core/compare/baseline.ts';
import { fillRates, guardAgainstCollapse } from '../../../core/compare/guards.ts';
import type { PublishedEntry } from '../../../core/compare/snapshot.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import { snapshot } from '../publish/samples.ts';
import { refusalOf } from '../refusals.ts';
import { baselineOf, entriesOf, tombstoneOf } from './baselines.ts';

type Override = NonNullable<CollectionSettings['overrides']>[number];

const EXAMPLE = snapshot();

/** Places of which some have a note. */
function places(count: number, withNote = 0): PublishedEntry[] {
  return [
    ...entriesOf('places', withNote, { note: 'A note.' }, 'noted'),
    ...entriesOf('places', count - withNote),
  ];
}

function baseline(entries: PublishedEntry[]): Baseline {
  return baselineOf({ ...EXAMPLE, entries });
}

/** The code of the refusal, or nothing. */
function guarded(before: PublishedEntry[], after: PublishedEntry[], ...overrides: Override[]) {
  return refusalOf(() => guardAgainstCollapse(baseline(before), after, overrides))?.code;
}

describe('a fall of the number of records', () => {
  it.each([
    { before: 10, after: 9, code: undefined },
    { before: 10, after: 8, code: 'count-drop' },
    { before: 1000, after: 900, code: undefined },
    { before: 1000, after: 899, code: 'count-drop' },
    { before: 3, after: 2, code: 'count-drop' },
    { before: 10, after: 10, code: undefined },
    { before: 10, after: 30, code: undefined },
    { before: 1, after: 0, code: 'count-drop' },
    { before: 0, after: 0, code: undefined },
  ])('may be a tenth and no more: from $before to $after', ({ before, after, code }) => {
    expect(guarded(places(before), places(after))).toBe(code);
  });

  it('may be exactly a tenth, whatever the number', () => {
    const refused = Array.from({ length: 60 }, (_, index) => (index + 1) * 10).filter(
      (count) => guarded(places(count), places(count * 0.9)) !== undefined,
    );
    expect(refused).toEqual([]);
  });

  it('is looked at in each dataset by itself', () => {
    const before = [...entriesOf('actors', 100), ...places(10)];
    expect(guarded(before, [...entriesOf('actors', 120), ...places(8)])).toBe('count-drop');
  });

  it('counts neither the tombstones of before nor those of now', () => {
    const gone = [tombstoneOf('places', 'gone-1'), tombstoneOf('places', 'gone-2')];
    expect(guarded([...places(10), ...gone], places(10))).toBeUndefined();
    expect(guarded(places(10), [...places(8), ...gone])).toBe('count-drop');
  });

  it('is refused with the numbers and the override that would let it pass', () => {
    const refusal = refusalOf(() => guardAgainstCollapse(baseline(places(10)), places(8)));
    expect(refusal?.message).toBe('places would shrink from 10 to 8 records.');
    expect(refusal?.help).toContain('{"guard":"count-drop","dataset":"places","after":"1.0.0","reason":"…"}');
  });
});

describe('a fall of the share of records that have a field', () => {
  it.each([
    { before: 10, after: 8, code: undefined },
    { before: 10, after: 7, code: 'fill-drop' },
    { before: 5, after: 10, code: undefined },
    { before: 2, after: 0, code: undefined },
    { before: 3, after: 0, code: 'fill-drop' },
  ])('may be 20 points and no more: from $before to $after of 10', ({ before, after, code }) => {
    expect(guarded(places(10, before), places(10, after))).toBe(code);
  });

  it('may be exactly 20 points, wherever it begins', () => {
    const beginnings = [2, 3, 4, 5, 6, 7, 8, 9, 10];
    const refused = beginnings.filter(
      (count) => guarded(places(10, count), places(10, count - 2)) !== undefined,
    );
    expect(refused).toEqual([]);
  });

  it('is a matter of shares, not of numbers', () => {
    expect(guarded(places(10, 10), places(100, 80))).toBeUndefined();
    expect(guarded(places(10, 10), places(100, 79))).toBe('fill-drop');
  });

  it('is refused with the field, the shares and the override that would let it pass', () => {
    const refusal = refusalOf(() => guardAgainstCollapse(baseline(places(10, 9)), places(10, 4)));
    expect(refusal?.message).toBe('"note" of places would fall from 90 % to 40 % of the records.');
    expect(refusal?.help).toContain('{"guard":"fill-drop","dataset":"places","after":"1.0.0","reason":"…"}');
  });
});

describe('an override', () => {
  const shrinks = [places(10), places(5)] as const;
  const thins = [places(10, 10), places(10)] as const;
  const reason = 'Duplicates were merged.';

  it.each<{ guard: Override['guard']; fall: readonly [PublishedEntry[], PublishedEntry[]] }>([
    { guard: 'count-drop', fall: shrinks },
    { guard: 'fill-drop', fall: thins },
  ])('lets its $guard pass', ({ guard, fall }) => {
    expect(guarded(...fall)).toBe(guard);
    expect(guarded(...fall, { guard, dataset: 'places', after: '1.0.0', reason })).toBeUndefined();
  });

  it.each<{ what: string; override: Omit<Override, 'reason'> }>([
    { what: 'guard', override: { guard: 'fill-drop', dataset: 'places', after: '1.0.0' } },
    { what: 'dataset', override: { guard: 'count-drop', dataset: 'actors', after: '1.0.0' } },
    { what: 'older release', override: { guard: 'count-drop', dataset: 'places', after: '0.9.0' } },
    { what: 'later release', override: { guard: 'count-drop', dataset: 'places', after: '1.0.1' } },
  ])('of another $what lets nothing pass', ({ override }) => {
    expect(guarded(...shrinks, { ...override, reason })).toBe('count-drop');
  });

  it('of one guard leaves the other one in force', () => {
    const override: Override = { guard: 'count-drop', dataset: 'places', after: '1.0.0', reason };
    expect(guarded(places(10, 10), places(5), override)).toBe('fill-drop');
  });
});

describe('the fill rates of a dataset', () => {
  const rates = (dataset: DatasetName, entries: PublishedEntry[]) => fillRates(entries, dataset);

  it('give for each field the share of the records that have it, by name', () => {
    const result = rates('places', [...places(3, 1), ...entriesOf('actors', 5, { country: 'AM' })]);
    expect(result).toEqual({ id: 1, note: 0.3333 });
    expect(Object.keys(result)).toEqual(['id', 'note']);
  });

  it('leave tombstones out', () => {
    expect(rates('places', [...places(1, 1), tombstoneOf('places', 'gone')])).toEqual({ id: 1, note: 1 });
  });

  it('are empty without a record', () => {
    expect(rates('places', [tombstoneOf('places', 'gone')])).toEqual({});
  });
});
