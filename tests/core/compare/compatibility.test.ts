import { describe, expect, it } from 'vitest';
import { isCompatible, nonConforming, proveCompatibility } from '../../../core/compare/compatibility.ts';
import type { PublishedEntry } from '../../../core/compare/snapshot.ts';
import type { SchemaSet } from '../../../core/shared/schema.ts';
import { type Project, validProject } from '../check/project.ts';
import { changedProject, snapshot } from '../publish/samples.ts';
import { entryOf } from './baselines.ts';

const { entries, schemas } = snapshot(changedProject());

/** The published schemas of a project with one value of a schema changed. */
function schemasWith(...change: Parameters<Project['withValue']>): SchemaSet {
  return snapshot(validProject().withValue(...change)).schemas;
}

/** Published schemas that ask more of places. */
const stricter = new Map(schemas).set('place.schema.json', {
  ...schemas.get('place.schema.json'),
  required: ['id', 'kind', 'names', 'evidence', 'coordinates'],
});

describe('the proof of compatibility', () => {
  it('holds every record and tombstone against the schemas of every earlier release', () => {
    const proof = proveCompatibility(
      entries,
      new Map([
        ['1.0.0', schemas],
        ['1.1.0', stricter],
      ]),
    );
    expect(proof).toEqual([
      { version: '1.0.0', validated: 8, failed: [] },
      { version: '1.1.0', validated: 8, failed: ['places/border-town', 'places/river-island'] },
    ]);
    expect(isCompatible(proof)).toBe(false);
    expect(isCompatible(proof.slice(0, 1))).toBe(true);
  });

  it('is empty for the first release of a major version, and nothing speaks against it', () => {
    expect(proveCompatibility(entries, new Map())).toEqual([]);
    expect(isCompatible([])).toBe(true);
  });

  it('asks nothing of a type that an earlier release had no schema for', () => {
    const earlier = new Map([...schemas].filter(([name]) => name !== 'place.schema.json'));
    const places = entries.filter(({ kind, dataset }) => kind === 'record' && dataset === 'places').length;
    expect(places).toBeGreaterThan(0);
    expect(proveCompatibility(entries, new Map([['1.0.0', earlier]]))).toEqual([
      { version: '1.0.0', validated: 8 - places, failed: [] },
    ]);
  });

  it('lets a growing vocabulary grow', () => {
    const earlier = schemasWith('schemas/place.schema.json', '/properties/kind/enum', ['settlement']);
    const project = validProject().withRecord('places', '/kind', 'exclave');
    expect(nonConforming(snapshot(project).entries, earlier)).toEqual([]);
  });

  it('reports a new value of a vocabulary that is closed', () => {
    const earlier = schemasWith('schemas/statement.schema.json', '/properties/act/enum', [
      'support',
      'reject',
    ]);
    const project = validProject().withRecord('statements', '/act', 'demand');
    expect(nonConforming(snapshot(project).entries, earlier)).toEqual(['statements/state-welcomes-crossing']);
  });

  it('lets a record have a property that earlier releases did not know', () => {
    const project = validProject().withSupported('places', 'coordinates', { latitude: 40, longitude: 45 });
    const earlier = schemasWith('schemas/place.schema.json', '/properties/coordinates', undefined);
    expect(nonConforming(snapshot(project).entries, earlier)).toEqual([]);
  });
});

describe('a record that does not conform', () => {
  it.each<{ what: string; entry: PublishedEntry }>([
    { what: 'lacks a required property', entry: entryOf('places', 'lost-town', { kind: 'settlement' }) },
    {
      what: 'has a value of the wrong type',
      entry: { ...entryOf('places', 'lost-town'), content: { id: 7 } },
    },
    {
      what: 'is called a tombstone and is none',
      entry: { ...entryOf('places', 'lost-town'), kind: 'tombstone' },
    },
  ])('is named: it $what', ({ entry }) => {
    expect(nonConforming([...entries, entry], schemas)).toEqual(['places/lost-town']);
  });

  it('is also one whose schema is not there', () => {
    const town = entries.filter(({ id }) => id === 'border-town');
    expect(nonConforming(town, schemas)).toEqual([]);
    expect(nonConforming(town, new Map())).toEqual(['places/border-town']);
  });
});
