import { describe, expect, it } from 'vitest';
import { listsNamedByPosition } from '../../../core/shared/named-lists.ts';

describe('listsNamedByPosition', () => {
  it.each([
    [['/events/0/date'], ['events']],
    [{ supports: ['/names/12', '/title'] }, ['names']],
    [{ deep: [{ field: '/provisions/0/topics/1' }] }, ['provisions', 'topics']],
    ['/a~1b/0', ['a/b']],
    ['/table/0/1', ['table']],
    [['/title', 'events/0', '12', '/0a', ''], []],
    [{ '/events/0': 1, other: null }, []],
  ])('of %j are %j', (value, names) => {
    expect([...listsNamedByPosition(value)]).toEqual(names);
  });
});
