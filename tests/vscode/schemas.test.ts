import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import { REPOSITORY } from '../cli/depositary.ts';
import { Editor, WIRED } from './editor.ts';

const editor = new Editor();

describe('the schemas of the editor', () => {
  it('are given to every dataset, the settings and the units', () => {
    const given = WIRED.flatMap(({ fileMatch }) => fileMatch);
    const expected = DATASET_NAMES.map((dataset) => `/datasets/${dataset}/*.json`);
    expect(given.toSorted()).toEqual(
      [...expected, '/datasets/collection.json', '/schemas/units.json'].sort(),
    );
  });

  it('accept every file that is shipped, and warn of nothing', async () => {
    const paths = readdirSync(join(REPOSITORY, 'datasets'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.json'))
      .map((name) => `datasets/${name}`);
    expect(paths.length).toBeGreaterThan(900);
    const shown: Record<string, string[]> = {};
    for (const path of [...paths, 'schemas/units.json']) {
      const problems = await editor.problems(path, readFileSync(join(REPOSITORY, path), 'utf8'));
      if (problems.length > 0) shown[path] = problems;
    }
    expect(shown).toEqual({});
  });

  it.each(DATASET_NAMES)(
    'take what stays of a withdrawn record for right in %s, but not everything',
    async (dataset) => {
      const path = `datasets/${dataset}/old.json`;
      const withdrawn = { on: '2020-03-01', reason: 'The same as another record.' };
      expect(await editor.problems(path, JSON.stringify({ id: 'old', withdrawn }))).toEqual([]);
      expect(await editor.problems(path, JSON.stringify({ id: 'old', withdrawn, title: 'Old' }))).toEqual([
        'Property title is not allowed.',
      ]);
    },
  );

  it('show a mistake', async () => {
    expect(await editor.problems('datasets/places/x.json', '{ "id": "x", "kind": "moon" }')).toEqual(
      expect.arrayContaining(['Missing property "names".', expect.stringMatching(/"settlement"/)]),
    );
    expect(await editor.problems('datasets/collection.json', '{ "titel": "A" }')).toContain(
      'Property titel is not allowed.',
    );
  });

  it('propose properties and the words of vocabularies', async () => {
    expect(await editor.proposals('datasets/places/x.json', '{|}')).toEqual(
      expect.arrayContaining(['id', 'kind', 'names']),
    );
    expect(await editor.proposals('datasets/figures/x.json', '{ "claims": [{ "qualifier": "|" }] }')).toEqual(
      expect.arrayContaining(['at-least', 'exact']),
    );
  });

  it('explain a property', async () => {
    expect(await editor.explanation('datasets/places/x.json', '{ "ki|nd": "sea" }')).toContain(
      'What sort of place it is',
    );
  });
});
