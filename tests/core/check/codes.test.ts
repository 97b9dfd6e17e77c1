import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NUMBER_CODES, NUMBER_SEVERITY } from '../../../core/evidence/claim-numbers.ts';
import { PASSAGE_CODES } from '../../../core/evidence/verify.ts';
import type { Severity } from '../../../core/shared/finding.ts';
import { CHECK_CODES, RECORDS_RULES, TEXT_RULES } from './check-codes.ts';

const ROOT = new URL('../../../', import.meta.url);
const CODES = [...CHECK_CODES, ...Object.values(PASSAGE_CODES), ...Object.values(NUMBER_CODES)];
const SEVERITIES = new Map([
  ...RECORDS_RULES.map((rule): [string, Severity] => [rule.code, rule.severity]),
  ...Object.entries(NUMBER_SEVERITY),
]);

function page(code: string): string {
  return readFileSync(new URL(`docs/rules/${code}.md`, ROOT), 'utf8');
}

describe('the codes of findings', () => {
  it('are unique, and words with hyphens', () => {
    expect(CODES).toEqual([...new Set(CODES)]);
    for (const code of CODES) expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('are the pages of docs/rules/', () => {
    const pages = readdirSync(new URL('docs/rules/', ROOT)).filter((name) => name.endsWith('.md'));
    expect(pages.sort()).toEqual(CODES.map((code) => `${code}.md`).sort());
  });

  it.each([
    ...TEXT_RULES.map(({ code }) => `text/${code}`),
    ...RECORDS_RULES.map(({ code }) => `rules/${code}`),
  ])('%s names a file and its test', (path) => {
    expect(existsSync(new URL(`core/check/${path}.ts`, ROOT))).toBe(true);
    expect(existsSync(new URL(`tests/core/check/${path}.test.ts`, ROOT))).toBe(true);
  });
});

describe('the page of a code', () => {
  it.each(CODES)('%s has all its parts', (code) => {
    const severity = SEVERITIES.get(code) ?? 'error';
    const parts = [`# ${code}`, '[^#*]+\\.', `\\*\\*Severity:\\*\\* ${severity}`, '## Why', '[^#]+\\.'];
    const rest = [
      '## Wrong',
      '.+```',
      '## Right',
      '.+```',
      '## How to mend',
      '1\\. .+`depositary check.+\\.',
    ];
    expect(page(code)).toMatch(new RegExp(`^${[...parts, ...rest].join('\n+')}\n$`, 's'));
  });
});
