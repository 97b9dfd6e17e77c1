import { describe, expect, it } from 'vitest';
import {
  describeAnswer,
  isHeard,
  isUnasked,
  isUnheard,
  kindOf,
  TROUBLES,
} from '../../../core/sources/answer.ts';
import { FAILED, GOOD, UNCLEAR } from './answers.ts';

describe('what an answer says of a text', () => {
  it.each(GOOD)('%s: it is there', (answer) => expect(kindOf(answer)).toBe('good'));
  it.each(FAILED)('%s: it is not there, this time', (answer) => expect(kindOf(answer)).toBe('failed'));
  it.each(UNCLEAR)('%s: nothing, because a person may see it', (answer) =>
    expect(kindOf(answer)).toBe('unclear'),
  );

  it('is known of every trouble', () => {
    expect(TROUBLES.filter((trouble) => ![...FAILED, ...UNCLEAR].includes(trouble))).toEqual([]);
  });
});

describe('an answer in words', () => {
  it('names the status', () => expect(describeAnswer('404')).toBe('status 404'));
  it.each(TROUBLES)('does not show the code of %s', (trouble) => {
    expect(describeAnswer(trouble)).not.toContain('-');
    expect(describeAnswer(trouble)).not.toContain('status');
  });
  it('knows no properties of objects', () => expect(describeAnswer('toString')).toBe('status toString'));
});

describe('whether a server was heard', () => {
  it.each(['200', '404', '403', '500', 'connection-refused', 'tls', 'hung-up'])('%s: yes', (answer) => {
    expect([isHeard(answer), isUnheard(answer)]).toEqual([true, false]);
  });
  it.each(['no-such-host', 'no-name-server', 'timeout', 'unreachable'])('%s: no', (answer) => {
    expect([isHeard(answer), isUnheard(answer)]).toEqual([false, true]);
  });
  it.each(['not-public', 'malformed'])('%s: none was asked', (answer) => {
    expect([isHeard(answer), isUnheard(answer), isUnasked(answer)]).toEqual([false, false, true]);
  });
});
