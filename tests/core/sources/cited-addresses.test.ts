import { expect, it } from 'vitest';
import { check } from '../../../core/check/check.ts';
import { citedAddresses, citingRecords } from '../../../core/sources/cited-addresses.ts';
import { IDS, type Project, validProject } from '../check/project.ts';

const ADDRESS = 'https://example.org/1994/crossing';

function collectionOf(project: Project) {
  const { collection, findings } = check(project.files);
  if (collection === undefined) throw new TypeError(JSON.stringify(findings));
  return collection;
}

it('finds the address of a source, its place, and the records that rest on the source', () => {
  const collection = collectionOf(validProject().withRecord('sources', '/url', ADDRESS));
  expect(citedAddresses(collection)).toEqual([
    {
      address: ADDRESS,
      places: [
        {
          record: `sources/${IDS.sources}`,
          file: `datasets/sources/${IDS.sources}.json`,
          pointer: '/url',
        },
      ],
      citedBy: [
        `actors/${IDS.actors}`,
        `agreements/${IDS.agreements}`,
        `figures/${IDS.figures}`,
        `places/${IDS.places}`,
        `statements/${IDS.statements}`,
      ],
    },
  ]);
});

it('finds every value that a schema says to be an address, and names one address once', () => {
  const schema = 'schemas/actor.schema.json';
  const project = validProject()
    .withValue(schema, '/properties/website', {
      type: 'string',
      description: 'The page of the actor.',
      examples: ['https://example.org/'],
      pattern: '^https://[^\\s]+$',
      'x-curated': true,
    })
    .withRecord('actors', '/website', ADDRESS)
    .withRecord('sources', '/url', ADDRESS)
    .withRecord('sources', '/note', 'https://example.org/ is what the text calls its own page.');
  const found = citedAddresses(collectionOf(project));
  expect(found.map(({ address, places }) => [address, places.map(({ pointer }) => pointer)])).toEqual([
    [ADDRESS, ['/website', '/url']],
  ]);
});

it('finds nothing where no record gives an address', () => {
  expect(citedAddresses(collectionOf(validProject()))).toEqual([]);
});

it('counts no record as resting on itself', () => {
  const citing = citingRecords(collectionOf(validProject()));
  expect(citing.get(`sources/${IDS.sources}`)).not.toContain(`sources/${IDS.sources}`);
});
