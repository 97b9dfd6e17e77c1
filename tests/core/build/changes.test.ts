import { describe, expect, it } from 'vitest';
import { type Changes, changesOf } from '../../../core/build/changes.ts';
import type { Comparison } from '../../../core/compare/compare.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { entryOf } from '../compare/baselines.ts';
import { firstRelease, jsonOf, nextRelease } from './releases.ts';

describe('changes.json', () => {
  it('tells of each changed record what happened, and of a corrected one which values changed', async () => {
    expect(jsonOf<Changes & JsonObject>(await nextRelease(), 'changes.json')).toEqual({
      collection: 'example-diplomacy',
      from: '1.0.0',
      to: '1.1.0',
      changes: [
        {
          op: 'modified',
          dataset: 'actors',
          id: 'example-state',
          title: 'State of Example',
          fields: [{ pointer: '/names/0/name', before: 'Example State', after: 'State of Example' }],
        },
        {
          op: 'merged',
          dataset: 'places',
          id: 'old-ferry',
          title: 'Old Ferry',
          record: {
            id: 'old-ferry',
            withdrawn: {
              on: expect.any(String),
              reason: 'The same as another record.',
              replacedBy: ['border-town'],
            },
          },
          reason: 'The same as another record.',
          replacedBy: ['border-town'],
        },
        {
          op: 'added',
          dataset: 'places',
          id: 'river-island',
          title: 'River Island',
          record: expect.objectContaining({ id: 'river-island', kind: expect.any(String) }),
        },
      ],
    });
  });

  it('lists every record of the first release as added, and no release before it', async () => {
    const document = jsonOf<Changes & JsonObject>(await firstRelease(), 'changes.json');
    expect(document).not.toHaveProperty('from');
    expect(document.to).toBe('1.0.0');
    expect(new Set(document.changes.map(({ op }) => op))).toEqual(new Set(['added']));
    expect(document.changes).toHaveLength(7);
    // There is nothing to apply it to, and the records are beside it.
    expect(document.changes.some((change) => 'record' in change)).toBe(false);
  });
});

describe('the reason of a change', () => {
  const corrected = (on: string, reason: string) => ({ on, reason });
  const [old, first, second] = [
    corrected('2019-01-01', 'An earlier mistake.'),
    corrected('2020-01-01', 'The day was wrong.'),
    corrected('2020-01-02', 'The place was wrong as well.'),
  ];
  const reasonOf = (before: JsonObject, after: JsonObject): string | undefined => {
    const comparison: Comparison = {
      bump: { level: 'patch', reasons: ['1 record corrected'] },
      changes: [{ op: 'modified', entry: entryOf('places', 'some-id', after) }],
      compatibility: [],
      schemaChanges: [],
      unproven: [],
      inShards: false,
    };
    const contents = new Map([['places/some-id', { id: 'some-id', ...before }]]);
    const [change] = changesOf('example-diplomacy', '1.0.0', '1.0.1', comparison, contents).changes;
    return change?.reason;
  };

  it.each<{ what: string; before: JsonObject; after: JsonObject; is: string | undefined }>([
    { what: 'nothing', before: {}, after: { note: 'x' }, is: undefined },
    { what: 'a first correction', before: {}, after: { corrections: [first] }, is: 'The day was wrong.' },
    {
      what: 'two more corrections',
      before: { corrections: [old] },
      after: { corrections: [old, first, second] },
      is: 'The day was wrong. The place was wrong as well.',
    },
    {
      what: 'none but old ones',
      before: { corrections: [old] },
      after: { corrections: [old], note: 'x' },
      is: undefined,
    },
  ])('is what the record says of it: $what', ({ before, after, is }) => {
    expect(reasonOf(before, after)).toBe(is);
  });
});

describe('what people call a record', () => {
  const titleOf = (content: JsonObject): string | undefined => {
    const comparison: Comparison = {
      bump: { level: 'minor', reasons: ['1 record added'] },
      changes: [{ op: 'added', entry: entryOf('places', 'some-id', content) }],
      compatibility: [],
      schemaChanges: [],
      unproven: [],
      inShards: false,
    };
    const document = changesOf('example-diplomacy', '1.0.0', '1.1.0', comparison, new Map());
    return document.changes[0]?.title;
  };

  it.each<{ what: string; content: JsonObject; is: string }>([
    { what: 'its title', content: { title: 'A title', summary: 'A summary.' }, is: 'A title' },
    { what: 'its first name', content: { names: [{ name: 'First' }, { name: 'Second' }] }, is: 'First' },
    { what: 'the label of its measure', content: { measure: { label: 'Length' } }, is: 'Length' },
    { what: 'its summary', content: { summary: 'Agrees.' }, is: 'Agrees.' },
    { what: 'its id', content: {}, is: 'some-id' },
    {
      what: 'its id where the rest is no text',
      content: { title: 7, names: [], measure: [] },
      is: 'some-id',
    },
  ])('is $what', ({ content, is }) => {
    expect(titleOf(content)).toBe(is);
  });
});
