import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { claim, inRecord, validProject } from '../project.ts';

const CONFLICT = {
  code: 'conflicting-claims',
  severity: 'error',
  ...inRecord('figures'),
  pointer: '/claims',
  text: '"claims": [',
  message: 'These claims cannot all be true, and nothing says so.',
};
const REASON = 'The ministry corrected the number a week later.';

function figure(...claims: JsonObject[]) {
  return validProject().withRecord('figures', '/claims', claims);
}

function hedged(qualifier: string, value: number): JsonObject {
  return { ...claim({ value }), qualifier };
}

const KM_43 = claim({ value: 43 });

describe('conflicting-claims', () => {
  it.each([
    ['two exact amounts', [KM_43, claim({ value: 42 })]],
    ['an amount outside a range', [KM_43, claim({ low: 30, high: 40 })]],
    ['ranges apart', [claim({ low: 50, high: 60 }), claim({ low: 30, high: 40 })]],
    ['20 miles and 43 kilometres', [KM_43, claim({ value: 20, unit: 'mi' })]],
    ['more than the amount', [KM_43, hedged('more-than', 43)]],
    ['less than the amount', [KM_43, hedged('less-than', 43)]],
    ['at least more', [KM_43, hedged('at-least', 44)]],
    ['at most less', [KM_43, hedged('at-most', 42)]],
    ['about an amount more than 5 per cent away', [KM_43, hedged('about', 40)]],
    ['one of three apart', [KM_43, KM_43, claim({ value: 20 })]],
  ])('reports %s', (_, claims) => {
    expect(figure(...claims).found()).toEqual([CONFLICT]);
  });

  it.each([
    ['a single claim', [KM_43]],
    ['equal amounts', [KM_43, claim({ value: 43 })]],
    ['an amount in a range', [KM_43, claim({ low: 40, high: 50 })]],
    ['ranges that overlap', [claim({ low: 40, high: 50 }), claim({ low: 45, high: 60 })]],
    ['ranges that touch', [claim({ low: 40, high: 43 }), claim({ low: 43, high: 60 })]],
    ['26.7 miles and 43 kilometres', [KM_43, claim({ value: 26.7, unit: 'mi' })]],
    ['at least the amount', [KM_43, hedged('at-least', 43)]],
    ['at most the amount', [KM_43, hedged('at-most', 43)]],
    ['more than less', [KM_43, hedged('more-than', 42)]],
    ['about an amount within 5 per cent', [KM_43, hedged('about', 41)]],
  ])('accepts %s', (_, claims) => {
    expect(figure(...claims).found()).toEqual([]);
  });

  const OTHER = claim({ value: 20 });
  it.each([
    [
      'the figure has a note',
      figure(KM_43, OTHER).withRecord('figures', '/note', 'They measure other roads.'),
    ],
    ['a claim has a note', figure(KM_43, { ...OTHER, note: 'It leaves the bridge out.' })],
    ['a claim is preferred', figure(KM_43, { ...OTHER, rank: 'preferred', rankReason: REASON })],
    ['the other claim is deprecated', figure(KM_43, { ...OTHER, rank: 'deprecated', rankReason: REASON })],
  ])('accepts a conflict where %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
