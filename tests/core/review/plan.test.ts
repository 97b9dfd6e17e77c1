import { describe, expect, it } from 'vitest';
import type { Releases } from '../../../core/build/documents.ts';
import type { Snapshot } from '../../../core/compare/snapshot.ts';
import { assumedBase, type Base } from '../../../core/review/base.ts';
import { planRelease } from '../../../core/review/plan.ts';
import type { Json } from '../../../core/shared/json.ts';
import { IDS, type Project, validProject } from '../check/project.ts';
import { baselineOf, entriesOf, tombstoneOf } from '../compare/baselines.ts';
import { changedProject, commitAt, firstProject, snapshot } from '../publish/samples.ts';

const FIRST = snapshot(firstProject());
const CHANGED = snapshot(changedProject());
const COLLECTION = 'datasets/collection.json';
const withSetting = (project: Project, name: string, value: Json) =>
  project.withValue(COLLECTION, `/${name}`, value);

/** The first release of a project, 1.0.0. */
function released(before: Snapshot = FIRST): Base {
  const release = { version: '1.0.0', released: commitAt(0).time, manifestSha256: '', schemasSha256: '' };
  const releases: Releases = {
    collection: 'example-diplomacy',
    updated: commitAt(0).time,
    latest: '1.0.0',
    releases: [release],
  };
  return { entries: before.entries, baseline: baselineOf(before), releases };
}

/** A project with enough places that some may go. */
function withPlaces(count: number): Project {
  return Array.from({ length: count }, (_, index) => `place-${index}`).reduce(
    (project, id, index) =>
      project.withCopy('places', id, { names: [{ name: `Place number ${index}`, language: 'en' }] }),
    validProject(),
  );
}

describe('a plan', () => {
  it('of a collection that was never released is its first release', () => {
    expect(planRelease(undefined, snapshot())).toMatchObject({
      outcome: 'release',
      version: '1.0.0',
      level: 'initial',
      reasons: ['first release'],
      problems: [],
      changelog: expect.stringMatching(/^## 1\.0\.0 \(draft\)\n/),
    });
  });

  it('says version, reasons, compatibility and the changelog to come', () => {
    const plan = planRelease(released(), CHANGED);
    expect(plan).toMatchObject({
      outcome: 'release',
      version: '1.1.0',
      level: 'minor',
      reasons: ['1 record added', '1 record merged', '1 record corrected'],
      problems: [],
      schemaChanges: [],
      earlier: [{ version: '1.0.0', validated: 8, failed: [] }],
      uncorrected: ['actors/example-state'],
    });
    expect(plan.changelog).toContain('## 1.1.0 (draft)');
    expect(plan.changelog).toContain('- added `river-island`');
  });

  it('is nothing where nothing changed, and marks where only yanks did', () => {
    expect(planRelease(released(), FIRST)).toMatchObject({ outcome: 'unchanged' });
    const yanked = (version: string) =>
      snapshot(
        withSetting(firstProject(), 'yanked', [{ version, on: '2020-03-02', reason: 'A figure was wrong.' }]),
      );
    expect(planRelease(released(), yanked('1.0.0'))).toMatchObject({ outcome: 'marked', problems: [] });
    expect(planRelease(released(), yanked('9.0.0'))).toMatchObject({
      outcome: 'refused',
      problems: [{ code: 'unknown-yank' }],
    });
  });

  it('rates changed schemas and names the changed records that do not fit earlier ones', () => {
    const before = FIRST;
    const schema = structuredClone(before.schemas.get('place.schema.json'));
    if (schema?.properties?.names === undefined) throw new TypeError('no names');
    // An earlier release in which no place had more than no names at all.
    schema.properties.names.maxItems = 0;
    const strict = new Map(before.schemas).set('place.schema.json', schema);
    const base = released();
    const baseline = { ...base.baseline, schemasOfMajor: new Map([['1.0.0', strict]]), schemasSha256: 'x' };
    const plan = planRelease({ ...base, baseline }, CHANGED);
    expect(plan).toMatchObject({ outcome: 'release', level: 'major', version: '2.0.0' });
    expect(plan.schemaChanges.map(({ rule }) => rule)).toContain('limit-loosened');
    expect(plan.earlier[0]?.failed).toEqual(['places/river-island']);
  });

  it('names everything that would stop the release, and its level all the same', () => {
    const few = snapshot(withPlaces(2).without('datasets/places/place-1.json'));
    const base = released(snapshot(withPlaces(2)));
    expect(planRelease(base, few)).toMatchObject({
      outcome: 'refused',
      problems: [{ code: 'id-vanished' }, { code: 'count-drop' }],
    });
    expect(planRelease(base, few).version).toBeUndefined();
    expect(planRelease(base, few).changelog).toBeUndefined();
    const reused = {
      ...base.baseline,
      revisions: base.baseline.revisions.map((r) => ({ ...r, withdrawn: true })),
    };
    const again = planRelease({ ...base, baseline: reused }, snapshot(withPlaces(3)));
    expect(again.problems.map(({ code }) => code)).toEqual(['id-reused']);
    expect(again.level).toBe('minor');
  });

  it('names every field that would collapse', () => {
    const before = { ...snapshot(), entries: entriesOf('places', 4, { kind: 'sea', note: 'A note.' }) };
    const base: Base = { ...released(), entries: before.entries, baseline: baselineOf(before) };
    const after = { ...before, entries: entriesOf('places', 4) };
    const fields = planRelease(base, after).problems.filter(({ code }) => code === 'fill-drop');
    expect(fields.map(({ message }) => message.split(' ')[0])).toEqual(['"kind"', '"note"']);
  });

  describe('asks for the reason of a correction', () => {
    const corrected = (change: (project: Project) => Project) =>
      planRelease(released(), snapshot(change(firstProject()))).uncorrected;
    const pointer = '/claims/0/value';

    it.each<{ what: string; change: (project: Project) => Project; asks: boolean }>([
      { what: 'a value', change: (p) => p.withRecord('figures', pointer, 44), asks: true },
      {
        what: 'a value that is gone',
        change: (p) => p.withRecord('agreements', '/parties/0', { actor: IDS.actors, capacity: 'witness' }),
        asks: true,
      },
      { what: 'a value that is new', change: (p) => p.withRecord('places', '/note', 'A note.'), asks: false },
      { what: 'evidence', change: (p) => p.withRecord('places', '/evidence/0/paragraph', 2), asks: false },
    ])('where $what changed: $asks', ({ change, asks }) => {
      expect(corrected(change).length).toBe(asks ? 1 : 0);
    });

    it('and not where it is there', () => {
      const reason = [{ on: '2020-03-01', reason: 'The figure was misread.' }];
      const change = (project: Project) =>
        project.withRecord('figures', pointer, 44).withRecord('figures', '/corrections', reason);
      expect(corrected(change)).toEqual([]);
    });
  });

  describe('against a state that was never released', () => {
    const base = assumedBase(FIRST);

    it('knows level and reasons and no version', () => {
      const plan = planRelease(base, CHANGED);
      expect(plan).toMatchObject({ outcome: 'release', level: 'minor', problems: [] });
      expect(plan.version).toBeUndefined();
      expect(plan.changelog).toMatch(/^## next \(draft\)\n/);
      expect(planRelease(base, FIRST).outcome).toBe('unchanged');
    });

    it('takes an override for this step where the state does not have it yet', () => {
      const override = {
        guard: 'count-drop',
        dataset: 'places',
        after: '1.4.2',
        reason: 'Duplicates were merged.',
      } as const;
      const before = withPlaces(1);
      const after = {
        ...snapshot(withSetting(before, 'overrides', [override])),
        entries: snapshot(before).entries.map((entry) =>
          entry.id === 'place-0' ? tombstoneOf('places', 'place-0') : entry,
        ),
      };
      expect(planRelease(assumedBase(snapshot(before)), after).problems).toEqual([]);
      const old = assumedBase(snapshot(withSetting(before, 'overrides', [override])));
      expect(planRelease(old, after).problems.map(({ code }) => code)).toEqual(['count-drop']);
    });

    it('takes a raised level for this step where the state does not have it yet', () => {
      const atLeast = { level: 'major', after: '1.4.2', reason: 'It matters.' };
      const raised = snapshot(withSetting(changedProject(), 'atLeast', atLeast));
      expect(planRelease(base, raised)).toMatchObject({
        level: 'major',
        reasons: expect.arrayContaining(['raised to major by datasets/collection.json: It matters.']),
      });
      const known = assumedBase(snapshot(withSetting(firstProject(), 'atLeast', atLeast)));
      expect(planRelease(known, raised).level).toBe('minor');
    });
  });
});
