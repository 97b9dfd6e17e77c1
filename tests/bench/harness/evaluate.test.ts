import { expect, test } from 'vitest';
import { rowResult, subjectResults } from '../../../bench/harness/evaluate.ts';
import { ratio } from '../../../bench/harness/experiment.ts';

const SAMPLES = [
  { ours: { wall: 10 }, peer: { wall: 20 } },
  { ours: { wall: 20 }, peer: { wall: 80 } },
  { ours: { wall: 30 }, peer: { wall: 30 } },
];
const names = ['peer', 'ours'] as const;

test('A ratio is that of the medians, its spread that of the rounds', () => {
  expect(rowResult(ratio('peer / ours', names, 'wall'), SAMPLES)).toEqual({
    name: 'peer / ours',
    unit: '×',
    value: 1.5,
    lowerQuartile: 1.5,
    upperQuartile: 3,
  });
});

test.each([
  [{ most: 1.5 }, true],
  [{ most: 1.4 }, false],
  [{ least: 1.5 }, true],
  [{ least: 1.6 }, false],
])('A row keeps to %o: %s', (bound, holds) => {
  expect(rowResult(ratio('peer / ours', names, 'wall', bound), SAMPLES)).toMatchObject({ ...bound, holds });
});

test('Each metric of a subject is summarised', () => {
  expect(subjectResults(SAMPLES)).toMatchObject([
    { name: 'ours', metrics: { wall: { median: 20, least: 10 } } },
    { name: 'peer', metrics: { wall: { median: 30, upperQuartile: 55 } } },
  ]);
});

test('A figure that nobody measured is an error, not a number', () => {
  expect(() => rowResult(ratio('x', ['peer', 'nobody'], 'wall'), SAMPLES)).toThrow('nobody has no wall.');
});
