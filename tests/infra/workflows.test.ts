import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const FOLDER = '.github/workflows';
const workflows = readdirSync(FOLDER).map((name): [string, string] => [
  name,
  readFileSync(`${FOLDER}/${name}`, 'utf8'),
]);

/** The lines below a key, as far as they stand further in. */
function block(text: string, key: string): string[] {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimStart().startsWith(`${key}:`));
  const indent = lines[start]?.search(/\S/) ?? 0;
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => line.trim() !== '' && line.search(/\S/) <= indent);
  return start < 0 ? [] : rest.slice(0, end < 0 ? undefined : end).map((line) => line.trim());
}

test('there are four', () => {
  expect(workflows.map(([name]) => name).sort()).toEqual([
    'check.yml',
    'deploy.yml',
    'sources.yml',
    'submit.yml',
  ]);
});

describe.for(workflows)('%s', ([name, text]) => {
  test('uses only actions that are pinned by a full commit hash, with their version beside it', () => {
    const used = text.split('\n').filter((line) => /\buses:/.test(line));
    for (const line of used) expect(line).toMatch(/uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
    expect(used.length > 0).toBe(name !== 'check.yml');
  });

  test('does not run code of strangers beside secrets', () => {
    expect(text).not.toContain('pull_request_target');
    expect(text).not.toContain('workflow_run');
    expect(text).not.toMatch(/\bsecrets\./);
    expect(text).not.toMatch(/AKIA|aws_secret_access_key/i);
  });

  test('lets nothing that others wrote into a script', () => {
    const scripts = [...text.matchAll(/\brun:(?: \|)?((?:.*\n)(?: {10,}.*\n)*)/g)].map(
      ([, script = '']) => script,
    );
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).not.toContain('${{');
  });

  test('asks for no right that it does not use', () => {
    if (name === 'check.yml') {
      expect(block(text, 'permissions')).toEqual(['contents: read']);
      expect(text).not.toContain('id-token');
      return;
    }
    expect(text).toMatch(/^permissions: \{\}$/m);
    if (name === 'sources.yml') return;
    expect(block(text.slice(text.indexOf('\njobs:')), 'permissions')).toEqual([
      'contents: read',
      'id-token: write',
    ]);
    expect(text).toMatch(/^ {4}environment: \S/m);
    expect(text).toContain("if: github.ref == 'refs/heads/main'");
    expect(text).not.toContain('pull_request');
  });
});

test('a submission knows its number: the whole history is fetched', () => {
  const submit = workflows.find(([name]) => name === 'submit.yml')?.[1] ?? '';
  expect(submit).toContain('fetch-depth: 0');
  expect(block(submit, 'push')).toEqual(['branches: [main]', "paths: ['datasets/**', 'schemas/**']"]);
});

describe('the check of addresses', () => {
  const sources = workflows.find(([name]) => name === 'sources.yml')?.[1] ?? '';
  const [checking = '', reporting = ''] = sources.slice(sources.indexOf('\njobs:')).split(/^ {2}report:$/m);

  test('starts by the calendar or by hand, never for a pull request or a push', () => {
    expect(block(sources, 'on')).toEqual([
      'schedule:',
      "# Not on the hour, when everybody's schedules start.",
      "- cron: '23 5 * * 1'",
      'workflow_dispatch:',
    ]);
    expect(checking).toContain("if: github.ref == 'refs/heads/main'");
  });

  test('may write only where it runs nothing but git and gh', () => {
    expect(block(checking, 'permissions')).toEqual(['contents: read']);
    expect(checking).toContain('persist-credentials: false');
    expect(block(reporting, 'permissions')).toEqual(['contents: write', 'issues: write']);
    expect(reporting).not.toMatch(/\b(npm|npx|node|depositary)\b/);
  });

  test('leaves main as it is', () => {
    expect(sources.match(/git push .*/g)).toEqual(['git push --quiet --force origin HEAD:refs/heads/upkeep']);
    expect(sources).not.toMatch(/gh pr|git merge|secrets\./);
  });

  test('goes on from the ledger of its last run', () => {
    expect(checking).toContain('contents/upkeep/links.json?ref=upkeep');
    expect(sources).toMatch(/^concurrency:\n.*\n {2}group: sources\n {2}cancel-in-progress: false$/m);
  });
});
