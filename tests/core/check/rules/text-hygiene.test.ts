import { describe, expect, it } from 'vitest';
import { inRecord, validProject } from '../project.ts';

const RULE = { code: 'text-hygiene', severity: 'error' };

function note(text: string) {
  return validProject().withRecord('actors', '/note', text);
}

describe('text-hygiene', () => {
  it.each([
    ['one\u0000two', 'holds a control character', 'one two'],
    ['one\ttwo', 'holds a control character', 'one two'],
    ['one\r\ntwo', 'holds a control character', 'one two'],
    ['one\u0085two', 'holds a control character', 'one two'],
    ['one\u200btwo', 'holds an invisible character', 'onetwo'],
    ['one\u00adtwo', 'holds an invisible character', 'onetwo'],
    ['one\ufefftwo', 'holds an invisible character', 'onetwo'],
    ['one\u202etwo', 'holds an invisible character', 'onetwo'],
    ['one\u2028two', 'holds an invisible character', 'one two'],
    [' one', 'begins or ends with a space', 'one'],
    ['one ', 'begins or ends with a space', 'one'],
    ['one  two', 'holds two spaces in a row', 'one two'],
    ['one \u00a0two', 'holds two spaces in a row', 'one two'],
    ['cafe\u0301', 'is not in Unicode normalization form C', 'café'],
    ['caf\u200be\u0301', 'holds an invisible character', 'café'],
    ['cafe\u200b\u0301', 'holds an invisible character', 'café'],
  ])('reports %j, which %s, and mends it', (text, complaint, mended) => {
    const project = note(text);
    expect(project.found()).toEqual([
      {
        ...RULE,
        ...inRecord('actors'),
        pointer: '/note',
        text: JSON.stringify(text),
        message: `The text of "note" ${complaint}.`,
      },
    ]);
    expect(project.findings()[0]?.fix?.text).toBe(JSON.stringify(mended));
    expect(project.foundAfterFix()).toEqual([]);
  });

  it('looks at every text of a record, however deep', () => {
    const project = validProject().withRecord('actors', '/names/0/name', 'Example  State');
    expect(project.found()).toMatchObject([{ ...RULE, pointer: '/names/0/name' }]);
  });

  it('looks at tombstones too', () => {
    const project = validProject()
      .withTombstone('places', 'old-town')
      .withRecord('places', '/withdrawn/reason', 'The same  as another.', 'old-town');
    expect(project.found()).toMatchObject([{ ...RULE, pointer: '/withdrawn/reason' }]);
  });

  it.each(['one two', 'café', 'Երևան', 'one\u00a0two', '“one” – two…', '👩 one'])('accepts %j', (text) => {
    expect(note(text).found()).toEqual([]);
  });
});
