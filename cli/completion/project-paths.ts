import { type Dirent, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Completion } from './candidates.ts';

const ROOT = 'datasets/';

/**
 * The paths of records that a word can become, one folder at a time: `datasets/`, `datasets/figures/`,
 * `datasets/figures/tripp-length.json`. Only names are read.
 * @returns undefined where the word leads elsewhere
 */
export function projectPaths(cwd: string, word: string): Completion | undefined {
  if (ROOT.startsWith(word)) return { candidates: [described(ROOT)], files: false, continues: true };
  if (!word.startsWith(ROOT) || word.includes('/../')) return undefined;
  const folder = word.slice(0, word.lastIndexOf('/') + 1);
  const candidates = entriesOf(join(cwd, folder))
    .filter((entry) => entry.isDirectory() || entry.name.endsWith('.json'))
    .map((entry) => described(`${folder}${entry.name}${entry.isDirectory() ? '/' : ''}`))
    .filter(({ value }) => value.startsWith(word));
  return { candidates, files: false, continues: candidates.some(({ value }) => value.endsWith('/')) };
}

function described(value: string) {
  return { value, description: '' };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
