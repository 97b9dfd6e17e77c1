import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { generate } from '../../../bench/collection/generate.ts';
import { MUTANTS } from '../../../bench/peers/mutants.ts';
import { recordSchema } from '../../../bench/peers/schemas.ts';

const validate = new Ajv2020({ strict: false }).compile(recordSchema());

test('The schema for peers accepts the records that they are given', () => {
  for (const { record } of generate(200, 1)) expect(validate(record), record.id).toBe(true);
});

test.each(Object.entries(MUTANTS))('The schema for peers rejects a record that fails by %s', (_, record) => {
  expect(validate(record)).toBe(false);
});
