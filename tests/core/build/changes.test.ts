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
          op: 'withdrawn',
          dataset: 'places',
          id: 'old-ferry',
          title: 'Old Ferry',
          reason: 'The same as another record.',
          replacedBy: 'border-town',
        },
        { op: 'added', dataset: 'places', id: 'river-island', title: 'River Island' },
      ],
    });
  });

  it('lists every record of the first release as added, and no release before it', async () => {
    const document = jsonOf<Changes & JsonObject>(await firstRelease(), 'changes.json');
    expect(document).not.toHaveProperty('from');
    expect(document.to).toBe('1.0.0');
    expect(new Set(document.changes.map(({ op }) => op))).toEqual(new Set(['added']));
    expect(document.changes).toHaveLength(7);
  });
});

describe('what people call a record', () => {
  const titleOf = (content: JsonObject): string | undefined => {
    const comparison: Comparison = {
      bump: { level: 'minor', reasons: ['1 record added'] },
      changes: [{ op: 'added', entry: entryOf('places', 'some-id', content) }],
      schemaChanges: [],
      compatibility: [],
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
