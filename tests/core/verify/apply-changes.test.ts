import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Changes, changesOf, type PublishedChange } from '../../../core/build/changes.ts';
import { recordChanges } from '../../../core/compare/record-changes.ts';
import type { PublishedEntry } from '../../../core/compare/snapshot.ts';
import { canonicalJson } from '../../../core/shared/canonical.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';
import type { Json, JsonObject } from '../../../core/shared/json.ts';
import { byCodeUnit } from '../../../core/shared/order.ts';
import { applyChanges, ChangeMismatch, type Contents } from '../../../core/verify/apply-changes.ts';
import { entryOf, revisionsOf, tombstoneOf } from '../compare/baselines.ts';

/** The contents of a collection at one time; what is not there has not been made yet. */
type State = ReadonlyMap<string, JsonObject | 'withdrawn'>;

const IDS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
const { value: VALUES } = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.constantFrom<Json>(null, true, 0, 1, 'x', 'y', '', [], {}),
    fc.dictionary(fc.constantFrom('a', 'b/c', '~', '0', 'toString'), tie('value'), {
      maxKeys: 4,
      noNullPrototype: true,
    }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
}));
const CONTENTS = fc.record({ note: VALUES, claims: fc.array(VALUES, { maxLength: 4 }) });

/** A collection after some commits: each id is made, changed, left as it is or withdrawn, and never comes back. */
const COLLECTIONS = fc.dictionary(
  fc.tuple(fc.constantFrom(...DATASET_NAMES), fc.constantFrom(...IDS)).map((name) => name.join('/')),
  fc.array(fc.oneof({ weight: 6, arbitrary: CONTENTS }, fc.constant('withdrawn' as const)), {
    minLength: 1,
    maxLength: 3,
  }),
  { maxKeys: 12, noNullPrototype: true },
);

/** The state of each commit; a list of contents that is shorter begins later. */
function statesOf(histories: Readonly<Record<string, readonly (JsonObject | 'withdrawn')[]>>): State[] {
  return [0, 1, 2].map((time) => {
    const entries = Object.entries(histories).flatMap(
      ([name, history]): [string, JsonObject | 'withdrawn'][] => {
        const known = history.slice(0, Math.max(0, history.length - 2 + time));
        const [now] = known.includes('withdrawn') ? (['withdrawn'] as const) : known.slice(-1);
        return now === undefined ? [] : [[name, now]];
      },
    );
    return new Map(entries);
  });
}

function entriesOf(state: State): PublishedEntry[] {
  return [...state].map(([name, content]) => {
    const [dataset, id] = name.split('/') as [(typeof DATASET_NAMES)[number], string];
    return content === 'withdrawn' ? tombstoneOf(dataset, id) : entryOf(dataset, id, content);
  });
}

function contentsOf(entries: readonly PublishedEntry[]): Contents {
  return new Map(entries.map(({ dataset, id, content }) => [`${dataset}/${id}`, content]));
}

function changesBetween(before: readonly PublishedEntry[], after: readonly PublishedEntry[]): Changes {
  const comparison = {
    bump: { level: 'minor' as const, reasons: ['a change'] },
    changes: recordChanges(revisionsOf(before), after),
    compatibility: [],
    schemaChanges: [],
    unproven: [],
    inShards: false,
  };
  const changes = changesOf('example-diplomacy', '1.0.0', '1.1.0', comparison, contentsOf(before));
  // As a reader gets them.
  return JSON.parse(JSON.stringify(changes));
}

/** The bytes that tell whether two collections are one: each record in canonical form, in their order. */
function bytesOf(contents: Contents): string {
  const lines = [...contents].map(([name, content]) => `${name} ${canonicalJson(content)}\n`);
  return lines.sort(byCodeUnit).join('');
}

describe('the changes of a release', () => {
  it('applied to the release before give the release, byte for byte, and so does a chain of them', () => {
    fc.assert(
      fc.property(COLLECTIONS, (histories) => {
        const [first = [], second = [], third = []] = statesOf(histories).map(entriesOf);
        const next = applyChanges(contentsOf(first), changesBetween(first, second));
        expect(bytesOf(next)).toBe(bytesOf(contentsOf(second)));
        const last = applyChanges(next, changesBetween(second, third));
        expect(bytesOf(last)).toBe(bytesOf(contentsOf(third)));
        const atOnce = applyChanges(contentsOf(first), changesBetween(first, third));
        expect(bytesOf(atOnce)).toBe(bytesOf(contentsOf(third)));
      }),
      { numRuns: 1000 },
    );
  });

  it('leave the release before as it was', () => {
    const before = [entryOf('places', 'a', { list: [1, 2] })];
    const contents = contentsOf(before);
    const text = bytesOf(contents);
    applyChanges(contents, changesBetween(before, [entryOf('places', 'a', { list: [2] })]));
    expect(bytesOf(contents)).toBe(text);
  });

  const town = { dataset: 'places', id: 'a', title: 'A' } as const;
  it.each<{ what: string; change: PublishedChange }>([
    { what: 'adds what is there', change: { ...town, op: 'added', record: {} } },
    { what: 'adds nothing', change: { ...town, id: 'new', op: 'added' } },
    { what: 'withdraws what is not there', change: { ...town, id: 'new', op: 'withdrawn', record: {} } },
    { what: 'replaces another value', change: modified('/note', 'other', 'new') },
    { what: 'adds a member that is there', change: modified('/note', undefined, 'new') },
    { what: 'removes a member that is not there', change: modified('/other', 'x') },
    { what: 'removes another item', change: modified('/list/0', 2) },
    { what: 'inserts behind the end', change: modified('/list/3', undefined, 4) },
    { what: 'names an item by no number', change: modified('/list/-', undefined, 4) },
    { what: 'goes into a text', change: modified('/note/0', 'o', 'p') },
    {
      what: 'makes a text of the record',
      change: modified('', { id: 'a', list: [1, 2], note: 'old' }, 'text'),
    },
  ])('do not fit where one $what', ({ change }) => {
    const before = contentsOf([entryOf('places', 'a', { note: 'old', list: [1, 2] })]);
    expect(() => applyChanges(before, { changes: [change] })).toThrow(ChangeMismatch);
  });

  function modified(pointer: string, before?: Json, after?: Json): PublishedChange {
    const field = { pointer, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
    return { dataset: 'places', id: 'a', title: 'A', op: 'modified', fields: [field] };
  }
});
