import { describe, expect, it } from 'vitest';
import { claim, inRecord, validProject } from '../project.ts';

const RULE = { code: 'unknown-unit', severity: 'error', ...inRecord('figures') };

function figure(unit: string, claimUnit?: string) {
  return validProject()
    .withRecord('figures', '/unit', unit)
    .withRecord(
      'figures',
      '/claims/0',
      claim({ value: 43, ...(claimUnit !== undefined && { unit: claimUnit }) }),
    );
}

describe('unknown-unit', () => {
  it.each(['furlongs', 'ZZZ', 'constructor'])('reports the unit %s of a figure', (unit) => {
    expect(figure(unit).found()).toEqual([
      { ...RULE, pointer: '/unit', text: `"${unit}",`, message: `"${unit}" is no known unit.` },
    ]);
  });

  it.each([
    ['km', 'furlongs', '"furlongs" is no known unit.'],
    ['km', 'hours', `"hours" (hours) does not convert into the figure's unit "km" (kilometres).`],
    ['km', 'km2', `"km2" (square kilometres) does not convert into the figure's unit "km" (kilometres).`],
    ['USD', 'EUR', `"EUR" (Euro) does not convert into the figure's unit "USD" (US Dollar).`],
    ['USD', 'km', `"km" (kilometres) does not convert into the figure's unit "USD" (US Dollar).`],
    ['days', 'months', `"months" (months) does not convert into the figure's unit "days" (days).`],
  ])('reports in a figure in %s a claim in %s', (unit, claimUnit, message) => {
    expect(figure(unit, claimUnit).found()).toEqual([
      { ...RULE, pointer: '/claims/0/unit', text: `"${claimUnit}"`, message },
    ]);
  });

  it('reports an unknown unit of the figure once, not at its claims too', () => {
    expect(figure('furlongs', 'km').found()).toMatchObject([{ ...RULE, pointer: '/unit' }]);
  });

  it.each([
    ['km', 'mi'],
    ['km', 'km'],
    ['USD', 'USD'],
    ['percent', 'ratio'],
    ['months', 'years'],
    ['AMD', undefined],
  ])('accepts in a figure in %s a claim in %s', (unit, claimUnit) => {
    expect(figure(unit, claimUnit).found()).toEqual([]);
  });
});
