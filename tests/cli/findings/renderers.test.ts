import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { xml2js } from 'xml-js';
import { COMPACT_LINE, renderCompact } from '../../../cli/findings/compact.ts';
import { excerptOf } from '../../../cli/findings/excerpt.ts';
import { renderGithub } from '../../../cli/findings/github.ts';
import { githubSummary } from '../../../cli/findings/github-summary.ts';
import { renderJunit } from '../../../cli/findings/junit.ts';
import { renderPretty } from '../../../cli/findings/pretty.ts';
import type { Finding } from '../../../core/shared/finding.ts';

const FINDING: Finding = {
  code: 'wrong-form',
  severity: 'error',
  message: 'This is wrong.',
  help: 'Mend it.',
  file: 'datasets/actors/a.json',
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 2,
};
const anyText = fc.string({ unit: 'binary' });
const anyFinding = fc
  .record({
    message: anyText,
    help: anyText,
    file: anyText,
    severity: fc.constantFrom('error', 'warning', 'notice'),
  })
  .map((parts): Finding => ({ ...FINDING, ...parts }));

const marked = (text: string, column: number, endColumn: number) =>
  excerptOf({ file: 'a', line: 1, column, endColumn }, () => text);

describe('excerptOf', () => {
  it.each([
    ['a word', '{ "a": 1 }', 3, 6, '  ^^^'],
    ['the place behind the end', '"a": 1', 7, 7, '      ^'],
    ['wide characters', '国家 x', 4, 5, '     ^'],
    ['a combining character', 'e\u0301tat', 3, 4, ' ^'],
    ['what follows a tab', '\tx', 2, 3, '    ^'],
    ['half of an emoji', '😀x', 2, 3, '^^'],
  ])('marks %s', (_, text, column, endColumn, carets) => {
    expect(marked(text, column, endColumn)?.carets).toBe(carets);
  });

  it('cuts a long line around the place, and marks what it shows', () => {
    const excerpt = marked(`${'a'.repeat(500)}HERE${'b'.repeat(500)}`, 501, 505);
    const at = excerpt?.carets.indexOf('^') ?? -1;
    expect(excerpt?.line.slice(at, at + 4)).toBe('HERE');
    expect(excerpt?.line).toMatch(/^…a{32}HEREb+…$/);
    expect(excerpt?.line.length).toBe(98);
  });

  it('is none where a file or a line has no text', () => {
    expect(excerptOf(FINDING, () => undefined)).toBeUndefined();
    expect(excerptOf({ ...FINDING, line: 9 }, () => 'x')).toBeUndefined();
  });
});

describe('whatever a record holds', () => {
  it('is one line in the compact form, which the pattern reads again', () => {
    fc.assert(
      fc.property(anyFinding, (finding) => {
        const named = { ...finding, file: `a${finding.file}`, message: `b${finding.message}` };
        expect(renderCompact([named])).toMatch(COMPACT_LINE);
      }),
    );
  });

  it('is one workflow command for GitHub', () => {
    fc.assert(
      fc.property(anyFinding, (finding) => {
        const [line = '', ...rest] = renderGithub([finding]).split(/[\r\n\u2028]/);
        expect(line).toMatch(
          /^::(error|warning|notice) file=[^,:]*,line=1,endLine=1,col=1,endColumn=2,title=wrong-form::/,
        );
        expect(rest).toHaveLength(1);
      }),
    );
  });

  it('is well-formed XML', () => {
    fc.assert(
      fc.property(fc.array(anyFinding, { maxLength: 3 }), (findings) => {
        const xml = renderJunit(findings);
        expect(() => xml2js(xml)).not.toThrow();
        expect(xml.isWellFormed()).toBe(true);
        expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
      }),
    );
  });

  it('cannot move the cursor', () => {
    fc.assert(
      fc.property(anyFinding, anyText, (finding, text) => {
        expect(renderPretty([finding], () => text).replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('the limits of GitHub', () => {
  const many = [
    ...Array.from({ length: 30 }, (): Finding => ({ ...FINDING, severity: 'warning' })),
    ...Array.from({ length: 12 }, () => FINDING),
  ];

  it('are ten annotations of a kind, errors first, with a count of all', () => {
    const lines = renderGithub(many).split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      ...Array.from({ length: 10 }, () => '::error'),
      ...Array.from({ length: 10 }, () => '::warning'),
      '12',
    ]);
    expect(lines.at(-1)).toBe(
      '12 errors, 30 warnings; 22 of them not annotated, because GitHub shows 10 of each kind.',
    );
  });

  it('are the bytes of a summary, which says how many findings it leaves out', () => {
    const summary = githubSummary(many, '', 1000);
    expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1000);
    const left = Number(/^(\d+) more findings are left out/m.exec(summary)?.[1]);
    expect(summary.split('\n').filter((line) => line.startsWith('- ')).length + left).toBe(42);
  });
});
