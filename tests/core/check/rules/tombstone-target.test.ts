import { describe, expect, it } from 'vitest';
import { IDS, inRecord, validProject } from '../project.ts';

const RULE = {
  code: 'tombstone-target',
  severity: 'error',
  ...inRecord('places', 'old-town'),
  pointer: '/withdrawn/replacedBy/0',
};

describe('tombstone-target', () => {
  it.each([
    ['a record that does not exist', 'no-such-town', 'There is no record "no-such-town" in places.'],
    ['a record of another dataset', IDS.actors, `There is no record "${IDS.actors}" in places.`],
    ['another tombstone', 'older-town', '"older-town" was itself withdrawn.'],
    ['itself', 'old-town', '"old-town" was itself withdrawn.'],
  ])('reports a tombstone that leads to %s', (_, target, message) => {
    const project = validProject()
      .withTombstone('places', 'older-town')
      .withTombstone('places', 'old-town', target);
    expect(project.found()).toEqual([{ ...RULE, text: `"${target}"`, message }]);
  });

  it.each([
    ['a live record', IDS.places],
    ['nothing', undefined],
  ])('accepts a tombstone that leads to %s', (_, target) => {
    expect(validProject().withTombstone('places', 'old-town', target).found()).toEqual([]);
  });

  it('accepts the id of a record that was withdrawn from another dataset', () => {
    const project = validProject()
      .withTombstone('agreements', IDS.places)
      .withTombstone('places', 'old-town', IDS.places);
    expect(project.found()).toEqual([]);
  });
});
