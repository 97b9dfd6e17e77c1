import { describe, expect, it } from 'vitest';
import { inRecord, validProject } from '../project.ts';

function words(count: number) {
  return validProject().withRecord('statements', '/summary', Array(count).fill('word').join(' '));
}

describe('summary-length', () => {
  it.each([1, 2, 40])('accepts a summary of %i words', (count) => {
    const project =
      count === 1 ? validProject().withRecord('statements', '/summary', 'Agrees.') : words(count);
    expect(project.found()).toEqual([]);
  });

  it.each([41, 60])('reports a summary of %i words', (count) => {
    expect(words(count).found()).toEqual([
      {
        code: 'summary-length',
        severity: 'error',
        ...inRecord('statements'),
        pointer: '/summary',
        text: expect.stringMatching(/^"word word/),
        message: `The summary has ${count} words; at most 40 are allowed.`,
      },
    ]);
  });
});
