import { expect, test } from 'vitest';
import {
  allHold,
  type ExperimentResult,
  renderExperiment,
  renderVerdict,
} from '../../../bench/harness/render.ts';

const same = (value: number) => ({ median: value, lowerQuartile: value, upperQuartile: value, least: value });

function resultWith(holds: boolean): ExperimentResult {
  return {
    suite: 'check-files',
    name: '1,000 records',
    rounds: 3,
    subjects: [
      { name: 'depositary check', metrics: { wall: same(1234.5), memory: same(99.94) } },
      { name: 'empty node', metrics: { wall: same(25.25) } },
    ],
    rows: [
      {
        name: 'check / empty',
        unit: '×',
        value: 48.9,
        lowerQuartile: 48,
        upperQuartile: 50,
        most: 3.3,
        holds,
      },
      { name: 'memory', unit: 'MiB', value: 99.94, lowerQuartile: 99, upperQuartile: 101 },
    ],
  };
}

test('An experiment is a table of what was measured and one of what follows', () => {
  expect(renderExperiment(resultWith(false))).toBe(`check-files: 1,000 records, 3 rounds
                   wall, ms       quartiles   memory, MiB     quartiles
depositary check      1,235   1,235 – 1,235          99.9   99.9 – 99.9
empty node             25.3     25.3 – 25.3

                   value   quartiles   bound
check / empty     48.9 ×     48 – 50   ≤ 3.3   FALLS SHORT
memory          99.9 MiB    99 – 101
`);
});

test('A bound that falls short is named at the end', () => {
  const results = [resultWith(false), resultWith(true)];
  expect(allHold(results)).toBe(false);
  expect(renderVerdict(results)).toBe(`Bounds that fall short: 1 of 2.
  check-files: 1,000 records: check / empty is 48.9, and has to be ≤ 3.3`);
});

test('What could not be measured falls short of nothing, and says why', () => {
  const skipped = { suite: 'sync', name: 'beside rclone', skipped: 'rclone is not installed.' };
  expect(allHold([skipped, resultWith(true)])).toBe(true);
  expect(renderExperiment(skipped)).toBe('sync: beside rclone\nskipped: rclone is not installed.\n');
  expect(renderVerdict([skipped, resultWith(true)])).toBe('Bounds that hold: 1 of 1.');
});

test('What did not do its work is no bound, and cannot be overlooked', () => {
  const failed = { suite: 'check-files', name: '1,000 records', failed: 'It ended with status 1.' };
  expect(renderExperiment(failed)).toBe('check-files: 1,000 records\nFAILED: It ended with status 1.\n');
  expect(allHold([failed])).toBe(true);
});
