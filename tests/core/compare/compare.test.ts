import { describe, expect, it } from 'vitest';
import { compare, isUnchanged } from '../../../core/compare/compare.ts';
import type { Level } from '../../../core/compare/level.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import type { Json } from '../../../core/shared/json.ts';
import { type Project, validProject } from '../check/project.ts';
import { changedProject, firstProject, snapshot } from '../publish/samples.ts';
import { refusalOf } from '../refusals.ts';
import { baselineOf } from './baselines.ts';

const first = snapshot(firstProject());

describe('a snapshot without a release before it', () => {
  it('is the initial release, in which every record is added', () => {
    const { bump, changes, compatibility } = compare(undefined, first);
    expect(bump).toEqual({ level: 'initial', reasons: ['first release'] });
    expect(changes).toEqual(first.entries.map((entry) => ({ op: 'added', entry })));
    expect(compatibility).toEqual([]);
  });
});

describe('a snapshot with a release before it', () => {
  it('is compared record by record, and its level follows from that', () => {
    const { bump, changes, compatibility } = compare(baselineOf(first), snapshot(changedProject()));
    expect(changes.map(({ op, entry }) => `${op} ${entry.dataset}/${entry.id}`)).toEqual([
      'modified actors/example-state',
      'merged places/old-ferry',
      'added places/river-island',
    ]);
    expect(bump).toEqual({
      level: 'minor',
      reasons: ['1 record added', '1 record merged', '1 record corrected'],
    });
    expect(compatibility).toEqual([{ version: '1.0.0', validated: 8, failed: [] }]);
  });

  it('is major where a record does not fit an earlier schema', () => {
    const baseline = baselineOf(first);
    const place = { ...first.schemas.get('place.schema.json'), required: ['coordinates'] };
    const schemasOfMajor = new Map([['1.0.0', new Map(first.schemas).set('place.schema.json', place)]]);
    expect(compare({ ...baseline, schemasOfMajor }, snapshot(changedProject())).bump.level).toBe('major');
  });

  it.each<{ what: string; change: Parameters<Project['withValue']>; level: Level; rules: string[] }>([
    {
      what: 'a growing vocabulary grew',
      change: ['schemas/place.schema.json', '/properties/kind/enum', ['settlement', 'lake']],
      level: 'minor',
      rules: ['vocabulary-grew', 'vocabulary-shrank'],
    },
    {
      what: 'a property is new',
      change: ['schemas/place.schema.json', '/properties/area', { type: 'number', description: 'In km².' }],
      level: 'minor',
      rules: ['property-added'],
    },
    {
      what: 'a property is gone',
      change: ['schemas/place.schema.json', '/properties/coordinates', undefined],
      level: 'major',
      rules: ['property-removed', 'type-removed'],
    },
    {
      what: 'a description is worded differently',
      change: ['schemas/place.schema.json', '/description', 'A spot.'],
      level: 'patch',
      rules: ['description-changed'],
    },
  ])('is $level where $what', ({ change, level, rules }) => {
    const { bump, schemaChanges } = compare(baselineOf(first), snapshot(firstProject().withValue(...change)));
    expect(bump.level).toBe(level);
    expect(schemaChanges.map(({ rule }) => rule)).toEqual(rules);
  });

  it('is raised to what was asked for, and to what the settings ask for after that release', () => {
    const ask = (after: string) => ({ level: 'major', after, reason: 'It says something else now.' });
    const asking = (after: string): Snapshot =>
      snapshot(changedProject().withValue('datasets/collection.json', '/atLeast', ask(after)));
    expect(compare(baselineOf(first), asking('1.0.0')).bump).toEqual({
      level: 'major',
      reasons: [
        'raised to major by datasets/collection.json: It says something else now.',
        '1 record added',
        '1 record merged',
        '1 record corrected',
      ],
    });
    expect(compare(baselineOf(first), asking('0.9.0')).bump.level).toBe('minor');
    expect(compare(baselineOf(first), asking('1.0.1')).bump.level).toBe('minor');
    expect(compare(baselineOf(first), snapshot(changedProject()), 'major').bump.level).toBe('major');
  });

  it('is the initial release whatever is asked for', () => {
    expect(compare(undefined, first, 'major').bump).toEqual({ level: 'initial', reasons: ['first release'] });
  });

  it('cannot be compared without the schemas of the release before', () => {
    expect(() => compare({ ...baselineOf(first), schemasOfMajor: new Map() }, first)).toThrow(
      new TypeError('The schemas of 1.0.0 are not at hand.'),
    );
  });

  it('is refused where a record vanished', () => {
    expect(refusalOf(() => compare(baselineOf(first), snapshot(validProject())))?.code).toBe('id-vanished');
  });

  it('is refused where it collapsed', () => {
    const withdrawn = firstProject().withTombstone('places', 'old-ferry');
    expect(refusalOf(() => compare(baselineOf(first), snapshot(withdrawn)))?.code).toBe('count-drop');
  });

  it('passes where the settings allow the collapse', () => {
    const overrides = [
      { guard: 'count-drop', dataset: 'places', after: '1.0.0', reason: 'It was listed twice.' },
    ];
    const withdrawn = firstProject()
      .withTombstone('places', 'old-ferry')
      .withValue('datasets/collection.json', '/overrides', overrides);
    expect(compare(baselineOf(first), snapshot(withdrawn)).bump.level).toBe('minor');
  });
});

describe('a snapshot is unchanged', () => {
  const unchanged = (after: Snapshot): boolean => isUnchanged(baselineOf(first), after);
  const settings = (name: string, value: Json): Snapshot =>
    snapshot(firstProject().withValue('datasets/collection.json', `/${name}`, value));

  it('where nothing is different', () => {
    expect(unchanged(snapshot(firstProject()))).toBe(true);
  });

  it('where only the least level is different', () => {
    const atLeast = { level: 'major', after: '1.0.0', reason: 'It says something else now.' };
    expect(
      unchanged(snapshot(firstProject().withValue('datasets/collection.json', '/atLeast', atLeast))),
    ).toBe(true);
  });

  it('where only permissions and marks are different', () => {
    const overrides = [
      { guard: 'count-drop', dataset: 'places', after: '1.0.0', reason: 'It was listed twice.' },
    ];
    const project = firstProject().withValue('datasets/collection.json', '/overrides', overrides);
    expect(unchanged(snapshot(project))).toBe(true);
  });

  it.each<{ what: string; after: Snapshot }>([
    { what: 'a record', after: snapshot(firstProject().withRecord('places', '/note', 'A town.')) },
    { what: 'the number of records', after: snapshot(changedProject()) },
    { what: 'what is no longer there', after: snapshot(validProject()) },
    {
      what: 'the schemas',
      after: snapshot(firstProject().withValue('schemas/place.schema.json', '/description', 'A spot.')),
    },
    { what: 'the title', after: settings('title', 'Another title') },
    { what: 'the description', after: settings('description', 'Another description of it.') },
    { what: 'the licence', after: settings('license', 'CC0-1.0') },
    { what: 'who made it', after: settings('creators', [{ kind: 'person', name: 'Example' }]) },
    { what: 'the keywords', after: settings('keywords', ['diplomacy']) },
    { what: 'where it is served', after: settings('site', 'https://data.example.org') },
    {
      what: 'the list of units, which a release ships',
      after: snapshot(firstProject().withValue('schemas/units.json', '/0/label', 'meters')),
    },
    {
      what: 'the authoring schemas, which a release ships',
      after: snapshot(
        firstProject().withValue('schemas/collection.schema.json', '/description', 'About the collection.'),
      ),
    },
  ])('but not where this is different: $what', ({ after }) => {
    expect(unchanged(after)).toBe(false);
  });
});
