import { describe, expect, it } from 'vitest';
import { problemsIn } from './read.ts';

describe('unsafe-number', () => {
  it.each([
    '1e400',
    '-1e400',
    '1e-400',
    '4e-324',
    '12345678901234567890',
    '1234567890123456',
    '0.1234567890123456',
    '-1.000000000000001',
    '9007199254740993',
  ])('reports %s', (number) => {
    expect(problemsIn(`{"a":[${number}]}`)).toEqual([
      {
        code: 'unsafe-number',
        offset: 6,
        text: number,
        message: `The number ${number} cannot be read exactly.`,
      },
    ]);
  });

  it('shortens a very long number in its message', () => {
    const [problem] = problemsIn(`[${'1'.repeat(1000)}]`);
    expect(problem?.message).toBe(`The number ${'1'.repeat(27)}... cannot be read exactly.`);
  });

  it.each([
    '0',
    '-0',
    '0.0',
    '0e400',
    '1e308',
    '1e-307',
    '123456789012345',
    '-123456789012345',
    '0.000000000000001',
    '0.123456789012345',
    '4500000000',
    '100000000000000000000',
    '1.0000000000000000000',
  ])('accepts %s', (number) => {
    expect(problemsIn(`{"a":${number}}`)).toEqual([]);
  });

  it('does not look at digits in texts and keys', () => {
    expect(problemsIn('{"12345678901234567890":"1e400"}')).toEqual([]);
  });
});
