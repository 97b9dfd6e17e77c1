import { describe, expect, it } from 'vitest';
import { IDS, inRecord, validProject } from '../project.ts';

function toOldTown(replacedBy?: string) {
  return validProject()
    .withTombstone('places', 'old-town', replacedBy)
    .withRecord('agreements', '/events/0/place', 'old-town');
}

describe('withdrawn-reference', () => {
  it.each([
    ['was replaced', IDS.places, `Refer to "${IDS.places}", which replaces it.`],
    ['was not replaced', undefined, 'Remove the reference.'],
  ])('reports a reference to a withdrawn record that %s', (_, replacedBy, help) => {
    expect(toOldTown(replacedBy).found()).toEqual([
      {
        code: 'withdrawn-reference',
        severity: 'error',
        ...inRecord('agreements'),
        pointer: '/events/0/place',
        text: '"old-town"',
        message: 'The record "old-town" of places was withdrawn.',
      },
    ]);
    expect(toOldTown(replacedBy).findings()).toMatchObject([{ help }]);
  });

  it.each([
    ['a tombstone that no record names', validProject().withTombstone('places', 'old-town', IDS.places)],
    ['a tombstone of the same id in another dataset', validProject().withTombstone('agreements', IDS.places)],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
