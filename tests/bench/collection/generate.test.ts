import { expect, test } from 'vitest';
import { generate, idAt, sizeOf } from '../../../bench/collection/generate.ts';
import { STATEMENT_COLUMNS, TAILS } from '../../../bench/collection/words.ts';
import { check } from '../../../core/check/check.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';

const textOf = (count: number, seed: number): string => JSON.stringify([...generate(count, seed)]);
const encoder = new TextEncoder();

test('One seed gives the same collection each time, another seed another one', () => {
  expect(textOf(300, 1)).toBe(textOf(300, 1));
  expect(textOf(300, 1)).not.toBe(textOf(300, 2));
});

test('A larger collection begins with the smaller one', () => {
  const statements = (count: number) =>
    [...generate(count, 1)].filter(({ dataset }) => dataset === 'statements');
  expect(statements(300).slice(0, 50)).toEqual(statements(100));
});

test('A fifth are agreements, half statements, a quarter figures', () => {
  const sizes = DATASET_NAMES.map((dataset) => [dataset, sizeOf(dataset, 1000)]);
  expect(Object.fromEntries(sizes)).toEqual({
    agreements: 200,
    statements: 500,
    figures: 250,
    sources: 10,
    actors: 30,
    places: 10,
  });
  expect(() => sizeOf('agreements', 1050)).toThrow(RangeError);
});

test('The id at a place is that of the record there', () => {
  for (const dataset of DATASET_NAMES) {
    const records = [...generate(200, 3)].filter((made) => made.dataset === dataset);
    expect(records.map((_, index) => idAt(dataset, index, 3))).toEqual(
      records.map(({ record }) => record.id),
    );
  }
});

test('Nothing that the program checks is wrong with a thousand records', () => {
  const { schemas, datasets } = readProject('.');
  const settings = datasets.filter(({ path }) => path === 'datasets/collection.json');
  const records = [...generate(1000, 1)].map(({ dataset, record }) => ({
    path: `datasets/${dataset}/${record.id}.json`,
    bytes: encoder.encode(JSON.stringify(record)),
  }));
  const { findings, counts } = check({ schemas, datasets: [...settings, ...records] });
  expect(findings).toEqual([]);
  expect(counts.statements).toBe(500);
});

test('Statements of one speaker cannot become near-duplicates: the columns of their words share none, nor with the rest', () => {
  const words = STATEMENT_COLUMNS.flat();
  expect(STATEMENT_COLUMNS.map((column) => column.length)).toEqual(STATEMENT_COLUMNS.map(() => 31));
  expect(new Set(words).size).toBe(words.length);
  expect(TAILS.flatMap((tail) => tail.split(/[^a-z]+/)).filter((word) => words.includes(word))).toEqual([]);
});
