import { describe, expect, it } from 'vitest';
import { check } from '../../../../core/check/check.ts';
import { readProject } from '../../../../core/load/project-files.ts';
import { REPOSITORY } from '../../../cli/depositary.ts';
import type { Mistake } from './mistake.ts';
import { SYNTAX } from './syntax.ts';
import { VALUES } from './values.ts';

const FILES = readProject(REPOSITORY);
const MISTAKES = [...SYNTAX, ...VALUES];

/** What stops a record before any other is looked at: the first of each is tried among all records, the others alone. */
const FOUND_ALONE = [
  'json-syntax',
  'unknown-property',
  'not-in-vocabulary',
  'unknown-kind',
  'wrong-date',
  'wrong-form',
  'out-of-bounds',
];

function isTriedAlone(mistake: Mistake): boolean {
  const first = MISTAKES.find(({ code }) => code === mistake.code);
  return FOUND_ALONE.includes(mistake.code) && mistake !== first;
}

/** What a curator is told after a mistake in a shipped record, and what they should be told. */
function told(mistake: Mistake) {
  const { record, from, to, code, place, field } = mistake;
  const path = `datasets/${record}.json`;
  const file = FILES.datasets.find((other) => other.path === path);
  const text = new TextDecoder().decode(file?.bytes);
  const at = text.indexOf(from);
  const broken = text.slice(0, at) + to + text.slice(at + from.length);
  const first = at + [...from].findIndex((character, index) => character !== to[index]);
  const line = broken.slice(0, at === -1 ? 0 : first).split('\n').length;
  const [before = '', marked = '', after = ''] = place.split(/[«»]/);
  const column = (broken.split('\n')[line - 1] ?? '').indexOf(before + marked + after) + before.length + 1;
  const others = isTriedAlone(mistake) ? [] : FILES.datasets;
  const settings = FILES.datasets.filter((other) => other.path === 'datasets/collection.json');
  const datasets = new Map([...settings, ...others].map((other) => [other.path, other]));
  datasets.set(path, { path, bytes: new TextEncoder().encode(broken) });
  const { findings } = check({ ...FILES, datasets: [...datasets.values()] });
  return {
    expected: [{ code, file: path, line, column, endColumn: column + marked.length, namesField: true }],
    found: findings.map((finding) => ({
      code: finding.code,
      file: finding.file,
      line: finding.line,
      column: finding.column,
      endColumn: finding.endColumn,
      namesField: `${finding.message} ${finding.help}`.includes(field),
    })),
  };
}

/** Whether a text becomes another by leaving out, adding, replacing or swapping one character. */
function isOneCharacter(from: string, to: string): boolean {
  const start = [...from].findIndex((character, index) => character !== to[index]);
  const at = start === -1 ? from.length : start;
  const [a, b] = [from.slice(at), to.slice(at)];
  const isSwap = a.length === b.length && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1) || isSwap;
}

describe('mistakes of one character in shipped records', () => {
  it('are at least 60, all different', () => {
    expect(MISTAKES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(MISTAKES.map((mistake) => JSON.stringify(mistake))).size).toBe(MISTAKES.length);
    for (const { from, to } of MISTAKES)
      expect([from, to, isOneCharacter(from, to)]).toEqual([from, to, true]);
  });

  // A wrong digit in a fingerprint is not among them: only the text of the source shows it (evidence verify).
  it('are each told once, at their line and column, with the name of the field', () => {
    const results = MISTAKES.map((mistake) => ({ mistake, ...told(mistake) }));
    const wrong = results.filter(({ expected, found }) => JSON.stringify(expected) !== JSON.stringify(found));
    console.log(`${results.length - wrong.length} of ${results.length} mistakes told once, at their place`);
    expect(wrong).toEqual([]);
  }, 120_000);
});
