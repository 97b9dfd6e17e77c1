import { describe, expect, it } from 'vitest';
import { roleOf } from '../../../core/check/layout.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';

describe('roleOf', () => {
  it('knows the settings', () => {
    expect(roleOf('datasets/collection.json')).toEqual({ kind: 'settings' });
  });

  it.each(DATASET_NAMES)('knows a record of %s', (dataset) => {
    expect(roleOf(`datasets/${dataset}/a-1.json`)).toEqual({ kind: 'record', dataset, name: 'a-1' });
  });

  it('allows names of 80 characters', () => {
    expect(roleOf(`datasets/actors/${'a'.repeat(80)}.json`)).toMatchObject({ kind: 'record' });
  });

  it.each([
    `${'a'.repeat(81)}.json`,
    'A.json',
    'a_b.json',
    'a--b.json',
    '-a.json',
    'a-.json',
    '.json',
    '.a.json',
    'a b.json',
    'é.json',
    'a.json.json',
    'a.JSON',
    'a.json~',
    'a',
    '..json',
    '..',
    '...json',
    'a\\b.json',
    'a\n.json',
    'README.md',
  ])('does not take %j for the file of a record', (name) => {
    expect(roleOf(`datasets/actors/${name}`)).toEqual({
      kind: 'unexpected',
      message: `"${name}" is no file name of a record.`,
    });
  });

  it.each([
    'datasets/README.md',
    'datasets/actors',
    'datasets/people/a.json',
    'datasets/Actors/a.json',
    'datasets/actors/deeper/a.json',
    'datasets/actors/../a.json',
    'datasets/../actors/a.json',
    'datasets/../../a.json',
    'datasets/collection.json/a.json',
    'datasets/constructor/a.json',
    'datasets/__proto__/a.json',
    'datasets//a.json',
  ])('puts %s in no dataset', (path) => {
    expect(roleOf(path)).toEqual({ kind: 'unexpected', message: 'This file belongs to no dataset.' });
  });
});
