import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../cli/depositary.ts';

/** A rule: where it applies, and who is asked. */
const RULE = /^(?<path>\/\S+) +(?<owners>@[\w-]+(?:\/[\w-]+)?(?: +@[\w-]+(?:\/[\w-]+)?)*)$/;
/** The names in the file as it is shipped, which are nobody's. */
const NOBODY = /@[A-Z]+\b/;

const lines = readFileSync(join(REPOSITORY, '.github/CODEOWNERS'), 'utf8').split('\n');
const proposed = lines.filter((line) => line.startsWith('# /')).map((line) => line.slice(2));
const rules = lines.filter((line) => line !== '' && !line.startsWith('#'));

describe('CODEOWNERS', () => {
  it('holds rules that GitHub can read, each for a path that there is', () => {
    expect(proposed.length + rules.length).toBeGreaterThan(0);
    for (const rule of [...proposed, ...rules]) {
      const { path = '' } = RULE.exec(rule)?.groups ?? {};
      expect(path, rule).not.toBe('');
      expect(existsSync(join(REPOSITORY, path)), path).toBe(true);
    }
  });

  it('asks nobody who does not exist', () => {
    expect(rules.filter((rule) => NOBODY.test(rule))).toEqual([]);
  });
});
