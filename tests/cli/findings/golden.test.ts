import { describe, expect, it } from 'vitest';
import { renderCompact } from '../../../cli/findings/compact.ts';
import { renderGithub } from '../../../cli/findings/github.ts';
import { githubSummary } from '../../../cli/findings/github-summary.ts';
import { renderJunit } from '../../../cli/findings/junit.ts';
import { renderPretty } from '../../../cli/findings/pretty.ts';
import { renderSarif } from '../../../cli/findings/sarif.ts';
import { textsOf } from '../../../cli/findings/text-of.ts';
import { CHECK_CODES } from '../../core/check/check-codes.ts';
import { BROKEN } from './broken-projects.ts';

// Where the wording is meant to change: npx vitest run tests/cli/findings -u
const golden = (name: string) => `../../fixtures/diagnostics/${name}`;

const CHECKED = Object.entries(BROKEN).map(([name, project]) => {
  const textOf = textsOf(project.files);
  return { name, findings: project.findings(), textOf };
});

describe('broken projects', () => {
  it('are at least 60, of one finding each', () => {
    expect(CHECKED.length).toBeGreaterThanOrEqual(60);
    expect(CHECKED.filter(({ findings }) => findings.length !== 1)).toEqual([]);
  });

  it('show every code of the check', () => {
    const shown = new Set(CHECKED.flatMap(({ findings }) => findings.map(({ code }) => code)));
    expect([...shown].sort()).toEqual([...CHECK_CODES].sort());
  });

  it.each(CHECKED)('are shown to people: $name', async ({ name, findings, textOf }) => {
    await expect(`${renderPretty(findings, textOf)}\n`).toMatchFileSnapshot(golden(`${name}.txt`));
  });
});

describe('the findings of all broken projects', () => {
  // As if they were of one project: each file name tells which one it is of.
  const all = CHECKED.flatMap(({ name, findings }) =>
    findings.map((finding) => ({ ...finding, file: `${name}/${finding.file}` })),
  );
  const textOf = (file: string) => {
    const [name, ...path] = file.split('/');
    return CHECKED.find((checked) => checked.name === name)?.textOf(path.join('/'));
  };
  const tool = { version: '1.2.3', explain: (code: string) => `# ${code}\n\nWhat ${code} means.\n` };

  it.each([
    ['compact.txt', () => `${renderCompact(all)}\n`],
    ['json', () => `${JSON.stringify(all, undefined, 2)}\n`],
    ['github.txt', () => `${renderGithub(all)}\n`],
    ['github-summary.md', () => githubSummary(all, '')],
    ['sarif', () => `${renderSarif(all, textOf, tool)}\n`],
    ['junit.xml', () => `${renderJunit(all)}\n`],
  ])('are written as all.%s', async (ending, render) => {
    await expect(render()).toMatchFileSnapshot(golden(`all.${ending}`));
  });
});
