import { describe, expect, it } from 'vitest';
import {
  addressOf,
  authorsOf,
  type Description,
  descriptionOf,
  fullName,
  sameDescription,
} from '../../../core/shared/description.ts';

const LEAST: Description = { title: 'Example', description: 'An example.', license: 'CC-BY-4.0' };
const EVERYTHING: Description = {
  ...LEAST,
  creators: [{ kind: 'person', name: 'Example', givenNames: 'Jane' }],
  keywords: ['diplomacy'],
  site: 'https://data.example.org',
};

describe('a description', () => {
  it('is taken out of something that says more, as far as it is there', () => {
    const more = { name: 'example', yanked: [] };
    expect(descriptionOf({ ...more, ...EVERYTHING })).toEqual(EVERYTHING);
    expect(Object.keys(descriptionOf({ ...more, ...LEAST }))).toEqual(['title', 'description', 'license']);
  });

  it.each(Object.keys(EVERYTHING) as (keyof Description)[])('differs from another in its %s', (name) => {
    const { [name]: _, ...rest } = EVERYTHING;
    expect(sameDescription(EVERYTHING, { ...EVERYTHING })).toBe(true);
    expect(sameDescription(EVERYTHING, { ...LEAST, ...rest, [name]: 'x' })).toBe(false);
  });
});

it('a collection without creators is its own author', () => {
  expect(authorsOf(LEAST)).toEqual([{ kind: 'organisation', name: 'Example' }]);
  expect(authorsOf(EVERYTHING).map(fullName)).toEqual(['Jane Example']);
  expect(fullName({ kind: 'person', name: 'Mononym' })).toBe('Mononym');
});

it('an address begins at the root where nobody says of which host', () => {
  expect(addressOf('a/b.json', LEAST)).toBe('/a/b.json');
  expect(addressOf('a/b.json', EVERYTHING)).toBe('https://data.example.org/a/b.json');
});
