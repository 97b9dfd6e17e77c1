import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { claim, inRecord, validProject } from '../project.ts';

const RULE = { code: 'derived-duration', severity: 'error', ...inRecord('figures') };

describe('derived-duration', () => {
  function lasting(from: string, to: string, amounts: JsonObject) {
    return validProject()
      .withRecord('figures', '/unit', 'days')
      .withRecord('figures', '/claims/0', {
        ...claim({ value: 3 }),
        derivation: { kind: 'duration', from, to, counts: 'both-ends' },
        ...amounts,
      });
  }

  it('accepts the days that the dates give', () => {
    expect(lasting('1994-05-09', '1994-05-11', {}).found()).toEqual([]);
  });

  it.each<[string, string, string, JsonObject, string, string]>([
    [
      'another number',
      '1994-05-09',
      '1994-05-12',
      {},
      '/value',
      'The claim has value 3, and its derivation gives 4.',
    ],
    [
      'a hedge too few',
      '1994-05-09?',
      '1994-05-11',
      {},
      '/qualifier',
      'The claim is "exact", and from its derivation follows "about".',
    ],
    [
      'dates that are too vague',
      '1994-05',
      '1994-05',
      {},
      '/derivation',
      'The time between these dates cannot be counted in days.',
    ],
  ])('reports %s', (_, from, to, amounts, pointer, message) => {
    expect(lasting(from, to, amounts).found()).toMatchObject([
      { ...RULE, pointer: `/claims/0${pointer}`, message },
    ]);
  });
});
