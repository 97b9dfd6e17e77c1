import { describe, expect, it } from 'vitest';
import { claim, inRecord, validProject } from '../project.ts';

const RULE = { code: 'claim-amount', severity: 'error', ...inRecord('figures') };

describe('claim-amount', () => {
  it.each([
    ['a low bound alone', { low: 40 }, '', '{', 'The claim has a low bound without the other.'],
    ['a high bound alone', { high: 40 }, '', '{', 'The claim has a high bound without the other.'],
    [
      'a value with one bound',
      { value: 40, low: 39 },
      '',
      '{',
      'The claim has a low bound without the other.',
    ],
    ['no amount at all', {}, '', '{', 'The claim has no amount.'],
    [
      'bounds in the wrong order',
      { low: 50, high: 40 },
      '/low',
      '50,',
      'The amounts are out of order: low 50, high 40.',
    ],
    ['equal bounds', { low: 40, high: 40 }, '/low', '40,', 'The amounts are out of order: low 40, high 40.'],
    [
      'a value above its range',
      { low: 40, high: 50, value: 60 },
      '/low',
      '40,',
      'The amounts are out of order: low 40, value 60, high 50.',
    ],
    [
      'a value below its range',
      { low: 40, high: 50, value: 30 },
      '/low',
      '40,',
      'The amounts are out of order: low 40, value 30, high 50.',
    ],
  ])('reports %s', (_, amounts, pointer, text, message) => {
    const project = validProject().withRecord('figures', '/claims/0', claim(amounts));
    expect(project.found()).toEqual([{ ...RULE, pointer: `/claims/0${pointer}`, text, message }]);
  });

  it('reports each claim by its index', () => {
    const project = validProject().withRecord('figures', '/claims/-', claim({}));
    expect(project.found()).toMatchObject([{ ...RULE, pointer: '/claims/1' }]);
  });

  it.each([
    { value: 43 },
    { value: 0 },
    { value: -3 },
    { low: 40, high: 50 },
    { low: 0, high: 1 },
    { low: -1, high: 0 },
    { value: 45, low: 40, high: 50 },
    { value: 40, low: 40, high: 50 },
    { value: 50, low: 40, high: 50 },
  ])('accepts %j', (amounts) => {
    expect(validProject().withRecord('figures', '/claims/0', claim(amounts)).found()).toEqual([]);
  });
});
