import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PublishedEntry } from '../../../core/compare/snapshot.ts';
import { diffRecords, diffStates, isEmptyDiff } from '../../../core/review/data-diff.ts';
import { recordName, stateOf } from '../../../core/review/state.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import { claim, type Project, validProject } from '../check/project.ts';
import { entryOf, tombstoneOf } from '../compare/baselines.ts';
import { changedProject, firstProject, snapshot } from '../publish/samples.ts';

const stateFrom = (project: Project) => stateOf(snapshot(project));
const told = (before: PublishedEntry[], after: PublishedEntry[]) =>
  diffRecords(before, after).map(({ op, dataset, id }) => `${op} ${dataset}/${id}`);

const FERRY = entryOf('places', 'ferry', { names: [{ name: 'Ferry', language: 'en' }] });
const BRIDGE = entryOf('places', 'bridge');

describe('a data diff', () => {
  it.each<{ what: string; before: PublishedEntry[]; after: PublishedEntry[]; expected: string[] }>([
    { what: 'added', before: [], after: [FERRY], expected: ['added places/ferry'] },
    {
      what: 'modified',
      before: [FERRY],
      after: [entryOf('places', 'ferry', { kind: 'sea' })],
      expected: ['modified places/ferry'],
    },
    {
      what: 'withdrawn',
      before: [FERRY],
      after: [tombstoneOf('places', 'ferry')],
      expected: ['withdrawn places/ferry'],
    },
    {
      what: 'merged into another one',
      before: [BRIDGE, FERRY],
      after: [BRIDGE, tombstoneOf('places', 'ferry', 'The same.', ['bridge'])],
      expected: ['merged places/ferry'],
    },
    {
      what: 'moved to a new id',
      before: [FERRY],
      after: [BRIDGE, tombstoneOf('places', 'ferry', 'A better id.', ['bridge'])],
      expected: ['added places/bridge', 'moved places/ferry'],
    },
    {
      what: 'split',
      before: [BRIDGE, FERRY],
      after: [BRIDGE, entryOf('places', 'dock'), tombstoneOf('places', 'ferry', 'Two.', ['bridge', 'dock'])],
      expected: ['added places/dock', 'split places/ferry'],
    },
    { what: 'removed', before: [BRIDGE, FERRY], after: [BRIDGE], expected: ['removed places/ferry'] },
    {
      what: 'restored',
      before: [tombstoneOf('places', 'ferry')],
      after: [FERRY],
      expected: ['restored places/ferry'],
    },
  ])('tells a record that was $what', ({ before, after, expected }) => {
    expect(told(before, after)).toEqual(expected);
  });

  it('says why a record is gone, what takes its place, and what people called it', () => {
    const after = tombstoneOf('places', 'ferry', 'The same.', ['bridge']);
    expect(diffRecords([BRIDGE, FERRY], [BRIDGE, after])).toEqual([
      {
        op: 'merged',
        dataset: 'places',
        id: 'ferry',
        title: 'Ferry',
        reason: 'The same.',
        replacedBy: ['bridge'],
        changes: [],
      },
    ]);
  });

  it('tells a new figure by its claims', () => {
    const before = stateFrom(validProject().without('datasets/figures/river-crossing-length.json'));
    const { records } = diffStates(before, stateFrom(validProject()));
    expect(records).toMatchObject([
      {
        op: 'added',
        id: 'river-crossing-length',
        changes: [{ change: 'added', what: 'claim', is: expect.stringContaining('43 km, asserted by') }],
      },
    ]);
  });

  it('names the figures that came to conflict and those that no longer do', () => {
    const calm = stateFrom(validProject());
    const other = claim({ value: 50, rank: 'preferred', rankReason: 'It was measured.' });
    const torn = stateFrom(validProject().withRecord('figures', '/claims/-', other));
    const name = 'figures/river-crossing-length';
    expect(diffStates(calm, torn).conflicts).toEqual({ appeared: [name], resolved: [] });
    expect(diffStates(torn, calm).conflicts).toEqual({ appeared: [], resolved: [name] });
  });

  it('tells what changed in the collection and its schemas', () => {
    const changed = validProject()
      .withValue('datasets/collection.json', '/title', 'Other diplomacy')
      .withValue('schemas/place.schema.json', '/description', 'A place.');
    const { collection, schemas, authoring, records } = diffStates(
      stateFrom(validProject()),
      stateFrom(changed),
    );
    expect(collection).toMatchObject([{ what: 'title', was: 'Example diplomacy', is: 'Other diplomacy' }]);
    expect(schemas.map(({ rule, schema }) => `${rule} ${schema}`)).toContain(
      'description-changed place.schema.json',
    );
    expect(authoring).toBe(true);
    expect(records).toEqual([]);
  });

  it('is empty between equal states', () => {
    expect(isEmptyDiff(diffStates(stateFrom(firstProject()), stateFrom(firstProject())))).toBe(true);
    expect(isEmptyDiff(diffStates(stateFrom(firstProject()), stateFrom(changedProject())))).toBe(false);
  });

  const entries = fc
    .uniqueArray(
      fc.record({
        dataset: fc.constantFrom<DatasetName>('places', 'actors', 'figures'),
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        gone: fc.boolean(),
        kind: fc.constantFrom('x', 'y'),
        heirs: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd')),
      }),
      { selector: ({ dataset, id }) => `${dataset}/${id}` },
    )
    .map((list) =>
      list.map(({ dataset, id, gone, kind, heirs }) =>
        gone ? tombstoneOf(dataset, id, 'Gone.', heirs) : entryOf(dataset, id, { kind }),
      ),
    );

  it('of anything with itself is empty; of two states it names each record that differs exactly once', () => {
    fc.assert(
      fc.property(entries, entries, (before, after) => {
        expect(diffRecords(before, before)).toEqual([]);
        const old = new Map(before.map((entry) => [recordName(entry), entry.sha256]));
        const now = new Map(after.map((entry) => [recordName(entry), entry.sha256]));
        const names = new Set([...old.keys(), ...now.keys()]);
        const different = [...names].filter((name) => old.get(name) !== now.get(name));
        expect(diffRecords(before, after).map(recordName).sort()).toEqual(different.sort());
      }),
    );
  });
});
