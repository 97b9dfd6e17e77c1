import { describe, expect, it } from 'vitest';
import { inRecord, validProject } from '../project.ts';

const RULE = { code: 'unknown-country', severity: 'error' };

describe('unknown-country', () => {
  it.each(['XX', 'UK', 'EU', 'ZZ'])('reports %s as the country of an actor', (code) => {
    expect(validProject().withRecord('actors', '/country', code).found()).toEqual([
      {
        ...RULE,
        ...inRecord('actors'),
        pointer: '/country',
        text: `"${code}",`,
        message: `"country" has the code "${code}", which ISO 3166-1 assigns to no country.`,
      },
    ]);
  });

  it('reports each unknown country of a place by its index', () => {
    expect(validProject().withSupported('places', 'countries', ['GE', 'XX']).found()).toEqual([
      {
        ...RULE,
        ...inRecord('places'),
        pointer: '/countries/1',
        text: '"XX"',
        message: '"countries" has the code "XX", which ISO 3166-1 assigns to no country.',
      },
    ]);
  });

  it.each([
    ['no country', validProject().withRecord('actors', '/country', undefined)],
    ['assigned codes', validProject().withSupported('places', 'countries', ['AM', 'AZ', 'GE', 'IR', 'TR'])],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
