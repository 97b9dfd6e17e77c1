import { expect, test } from 'vitest';
import { summarised } from '../../../bench/harness/statistics.ts';

test('Median and quartiles lie between measurements where there is none at their place', () => {
  expect(summarised([4, 1, 3, 2])).toEqual({
    median: 2.5,
    lowerQuartile: 1.75,
    upperQuartile: 3.25,
    least: 1,
  });
  expect(summarised([10, 2, 7])).toEqual({ median: 7, lowerQuartile: 4.5, upperQuartile: 8.5, least: 2 });
});

test('One measurement is all there is to know', () => {
  expect(summarised([5])).toEqual({ median: 5, lowerQuartile: 5, upperQuartile: 5, least: 5 });
});
