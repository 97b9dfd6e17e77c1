import { describe, expect, it } from 'vitest';
import { DATASETS } from '../../core/shared/datasets.ts';
import type { Json } from '../../core/shared/json.ts';
import { claim, IDS, validProject } from '../core/check/project.ts';
import { Editor, settingsFile } from './editor.ts';

interface Snippet {
  prefix: string;
  scope: string;
  body: string[];
}

const SNIPPETS = new Map(
  Object.values(settingsFile('.vscode/records.code-snippets') as Record<string, Snippet>).map((snippet) => [
    snippet.prefix,
    snippet,
  ]),
);

/** What VS Code puts in for a variable, and a person in the place of words that only say what belongs there. */
const PASSAGE = { words: 12, sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' };
const FILLED: Record<string, string> = {
  'the passage that "depositary evidence cite" prints': JSON.stringify(PASSAGE),
  'what "depositary evidence cite" prints for the whole text': JSON.stringify(PASSAGE),
  'id-of-an-actor': IDS.actors,
  'id-of-a-source': IDS.sources,
  'id-of-the-subject': IDS.agreements,
};

function filled(prefix: string, id: string): string {
  return (SNIPPETS.get(prefix)?.body ?? [])
    .join('\n')
    .replaceAll('$TM_FILENAME_BASE', id)
    .replaceAll('$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE', '2020-03-01')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, (_, words: string) => FILLED[words] ?? words);
}

describe('the snippets', () => {
  it('are there for each type of record, for what stays of one, and for another claim', () => {
    const expected = [...Object.values(DATASETS), 'tombstone', 'claim'];
    expect([...SNIPPETS.keys()].sort()).toEqual(expected.sort());
    for (const { scope } of SNIPPETS.values()) expect(scope).toBe('json');
  });

  it.each(Object.entries(DATASETS))(
    'make a record of %s that the editor and the check accept',
    async (dataset, type) => {
      // A source cites itself; the others may take the place of the record that the project has.
      const id = Object.entries(IDS).find(([name]) => name === dataset)?.[1] ?? '';
      const text = filled(type, id);
      const path = `datasets/${dataset}/${id}.json`;
      expect(await new Editor().problems(path, text)).toEqual([]);
      expect(
        validProject()
          .with(path, text)
          .findings()
          .filter(({ severity }) => severity === 'error'),
      ).toEqual([]);
    },
  );

  it('make a tombstone', async () => {
    expect(await new Editor().problems('datasets/places/old.json', filled('tombstone', 'old'))).toEqual([]);
  });

  it('make a claim that can stand beside another', () => {
    const second: Json = JSON.parse(filled('claim', 'unused'));
    const project = validProject().withRecord('figures', '/claims', [claim({ value: 1 }), second]);
    expect(project.findings().filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});
