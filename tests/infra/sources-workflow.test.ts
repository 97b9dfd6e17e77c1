import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';

interface Workflow {
  jobs: Record<string, { env?: Record<string, string>; steps: { name?: string; run?: string }[] }>;
}

const workflow = load(readFileSync('.github/workflows/sources.yml', 'utf8')) as Workflow;
const LEDGER = '{ "links": [] }\n';

/** The script of a step of the job that may write. */
function scriptOf(name: string): string {
  const script = workflow.jobs.report?.steps.find((step) => step.name === name)?.run;
  if (script === undefined) throw new TypeError(`There is no step "${name}".`);
  return script;
}

/** A clone of a repository with one commit on main, and what the job before left. */
function newRunner(left: Record<string, string>) {
  const root = mkdtempSync(join(tmpdir(), 'depositary-'));
  const [origin, clone, temporary] = ['origin.git', 'clone', 'temporary'].map((name) => join(root, name));
  if (origin === undefined || clone === undefined || temporary === undefined) throw new TypeError();
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: clone,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  mkdirSync(clone);
  mkdirSync(join(temporary, 'sources'), { recursive: true });
  execFileSync('git', ['init', '--quiet', '--bare', origin]);
  git('init', '--quiet', '--initial-branch', 'main');
  git('remote', 'add', 'origin', origin);
  git('commit', '--quiet', '--allow-empty', '--message', 'first');
  git('push', '--quiet', 'origin', 'main');
  for (const [name, text] of Object.entries(left)) writeFileSync(join(temporary, 'sources', name), text);
  const run = (step: string, env: NodeJS.ProcessEnv = {}) => {
    const { status, stderr } = spawnSync('bash', ['-e', '-c', scriptOf(step)], {
      cwd: clone,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, RUNNER_TEMP: temporary, ...workflow.jobs.report?.env, ...env },
    });
    expect(status, stderr).toBe(0);
  };
  return { root, git, run };
}

describe('the ledger', () => {
  const KEEP = 'Keep the ledger on the branch "upkeep"';

  it('goes to its branch, one commit after main, and main stays as it is', () => {
    const { git, run } = newRunner({ 'links.json': LEDGER });
    const main = git('rev-parse', 'main');
    run(KEEP);
    git('fetch', '--quiet', 'origin', 'main', 'upkeep');
    expect(git('rev-parse', 'origin/main', 'origin/upkeep^')).toBe(`${main}\n${main}`);
    expect(git('diff', '--name-only', 'origin/main', 'origin/upkeep')).toBe('upkeep/links.json');
  });

  it('replaces that of the run before', () => {
    const { git, run } = newRunner({ 'links.json': LEDGER });
    git('push', '--quiet', 'origin', `${git('commit-tree', 'HEAD^{tree}', '-m', 'older')}:refs/heads/upkeep`);
    run(KEEP);
    git('fetch', '--quiet', 'origin', 'upkeep');
    expect(git('show', 'FETCH_HEAD:upkeep/links.json')).toBe(LEDGER.trim());
  });

  it('makes no commit where no record gives an address', () => {
    const { git, run } = newRunner({});
    run(KEEP);
    expect(git('ls-remote', '--heads', 'origin', 'upkeep')).toBe('');
  });
});

describe('the issue', () => {
  const KEEP = 'Keep one issue with the report';

  /** Runs the step with a `gh` that takes down how it is called. */
  function callsOfGh(open: string, number: string): string[] {
    const { root, run } = newRunner({ open, 'sources.md': 'The report.\n' });
    const bin = join(root, 'bin');
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'gh'),
      `#!/bin/sh\necho "$1 $2 $3" >> "${root}/calls"\n[ "$2" = list ] && echo "${number}"; exit 0\n`,
      { mode: 0o755 },
    );
    run(KEEP, {
      PATH: `${bin}:${process.env.PATH}`,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'example/diplomacy',
    });
    expect(readFileSync(join(root, 'temporary/body.md'), 'utf8')).toMatch(
      /^The report\.\n[\s\S]*main\.\.\.upkeep\n$/,
    );
    return readFileSync(join(root, 'calls'), 'utf8').trim().split('\n').slice(1);
  }

  it.each([
    ['is opened where something is gone or moved', '2', '', ['issue create --title']],
    ['is brought up to date where there is one', '2', '17', ['issue edit 17']],
    ['is closed where nothing is gone or moved any more', '0', '17', ['issue close 17']],
    ['is not opened for nothing', '0', '', []],
  ])('%s', (_, open, number, calls) => {
    expect(callsOfGh(`${open}\n`, number)).toEqual(calls);
  });
});
