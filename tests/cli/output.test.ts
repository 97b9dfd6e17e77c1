import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { startEdge } from '../../cli/serve/edge.ts';
import outputSchema from '../../schemas/cli/output.schema.json' with { type: 'json' };
import { validProject } from '../core/check/project.ts';
import { commitOptions, depositary, REPOSITORY, temporaryFolder, writeProject } from './depositary.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(outputSchema);

/** Runs a command with --json and gives its one document, which must fit the published schema. */
function json(args: readonly string[], cwd: string, status = 0): Record<string, unknown> {
  const run = depositary(['--json', ...args], { cwd });
  expect(run.status, run.stderr).toBe(status);
  const document = JSON.parse(run.stdout);
  expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
  return document;
}

describe('--json', () => {
  const project = writeProject(validProject());
  const broken = writeProject(validProject().withRecord('places', '/kind', 'moon'));
  const fixable = writeProject(validProject().withRecord('actors', '/names/0/name', 'Example  State'));
  const compact = writeProject(validProject().with('datasets/actors/example-state.json', '{"id":"a"}'));
  const text = join(temporaryFolder(), 'article.txt');
  writeFileSync(text, 'The mayor opened the crossing on a rainy Monday morning.\nNobody else came.\n');

  it('prints one document that fits schemas/cli/output.schema.json, for every command', () => {
    expect(json(['check'], project)).toMatchObject({ command: 'check', findings: [] });
    expect(json(['check'], broken, 1).findings).toHaveLength(1);
    expect(json(['check', '--fix'], fixable)).toMatchObject({
      findings: [],
      mended: [{ code: 'text-hygiene' }],
    });
    expect(json(['fmt', '--check', 'datasets/actors'], compact, 1)).toMatchObject({
      command: 'fmt',
      check: true,
      files: 1,
      changed: [{ file: 'datasets/actors/example-state.json', line: 1, after: '{' }],
    });
    expect(json(['check', 'datasets/actors'], broken)).toMatchObject({ elsewhere: 1, findings: [] });
    expect(json(['build', '--out', 'out', ...commitOptions()], project)).toMatchObject({ outcome: 'built' });
    expect(json(['publish', ...commitOptions()], project)).toMatchObject({
      outcome: 'published',
      version: '1.0.0',
    });
    expect(json(['publish', ...commitOptions()], project)).toMatchObject({ outcome: 'unchanged' });
    expect(json(['publish', ...commitOptions()], broken, 1)).toMatchObject({ command: 'publish' });
    expect(json(['build', '--out', 'out2', ...commitOptions()], project)).toMatchObject({
      outcome: 'unchanged',
    });
    expect(json(['verify'], project)).toMatchObject({ version: '1.0.0', problems: [] });
    const changed = writeProject(validProject().withRecord('places', '/note', 'A new note.'));
    const base = join(project, 'public');
    expect(json(['diff', base], changed)).toMatchObject({ diff: { records: [{ id: 'border-town' }] } });
    expect(json(['plan', '--base', base], changed)).toMatchObject({ plan: { version: '1.0.1' } });
    expect(json(['preview', '--base', base], changed)).toMatchObject({ version: '1.0.1' });
    expect(json(['review', '--base', base], changed)).toMatchObject({ command: 'review', findings: [] });
    expect(json(['diff', 'nothing'], project, 3)).toMatchObject({ command: 'error' });
    expect(json(['types', '--lang', 'ts'], project)).toMatchObject({ lang: 'ts', version: '1.0.0' });
    expect(json(['types', '--lang', 'go', '--out', 'records.go'], project)).toMatchObject({
      out: 'records.go',
    });
    expect(json(['explain', 'duplicate-key'], project)).toMatchObject({ code: 'duplicate-key' });
    expect(json(['evidence', 'cite', text], project)).toMatchObject({ paragraphs: 2 });
    expect(json(['evidence', 'cite', text, 'mayor opened ... rainy'], project)).toMatchObject({
      found: 'once',
    });
    expect(json(['evidence', 'cite', text, 'no such words'], project, 1)).toMatchObject({ found: 'never' });
    expect(json(['evidence', 'verify', '--texts', '.'], project, 3)).toMatchObject({ command: 'error' });
    expect(json(['evidence', 'coverage', '--texts', '.'], project, 3)).toMatchObject({ command: 'error' });
    expect(json(['doctor', '--site', 'http://127.0.0.1:1'], project, 3)).toMatchObject({ command: 'doctor' });
    expect(json(['completion', 'bash'], project)).toMatchObject({ shell: 'bash' });
    expect(json(['complete', '--', 'explain', 'duplicate-k'], project)).toMatchObject({
      candidates: [{ value: 'duplicate-key' }],
    });
    expect(json(['sources', 'check'], project)).toMatchObject({ command: 'sources-check', addresses: [] });
    expect(json(['sources', 'list'], project)).toMatchObject({
      sources: [{ source: 'example-gazette-1994' }],
    });
    expect(json(['sources', 'list'], broken, 1).findings).toHaveLength(1);
    expect(json(['new', 'figures'], project, 2)).toMatchObject({ command: 'error', code: 'usage' });
    expect(json(['new', 'figures'], broken, 1)).toMatchObject({ command: 'new' });
    expect(json(['explain', 'duplicat-key'], project, 2)).toMatchObject({ command: 'error', code: 'usage' });
  });
});

describe('the exit status', () => {
  const project = writeProject(validProject());

  it.each([
    { what: 'an unknown command', args: ['chek'], status: 2 },
    { what: 'an unknown option', args: ['check', '--fast'], status: 2 },
    { what: 'a record that is none', args: ['fmt', 'schemas/units.json'], status: 2 },
    { what: 'no project', args: ['check', '--cwd', '/'], status: 3 },
    { what: 'a commit that is none', args: ['publish', '--commit', 'main', '--released', '2020'], status: 2 },
    { what: 'a commit without its time', args: ['publish', '--commit', '0'.repeat(40)], status: 2 },
    {
      what: 'a time that is none',
      args: ['publish', '--commit', '0'.repeat(40), '--released', 'now'],
      status: 2,
    },
    { what: 'no Git checkout', args: ['publish'], status: 3 },
    { what: 'nothing published', args: ['verify', 'nowhere'], status: 3 },
    { what: 'no store to serve', args: ['serve', '--store', 'nowhere'], status: 3 },
    { what: 'a port that is none', args: ['serve', '--store', '.', '--port', '99999'], status: 2 },
    { what: 'a server that does not answer', args: ['verify', 'http://127.0.0.1:1/c'], status: 4 },
    { what: 'no folder of texts', args: ['evidence', 'verify', '--texts', 'nowhere'], status: 3 },
    {
      what: 'an output folder that is not empty',
      args: ['build', '--out', '.', ...commitOptions()],
      status: 3,
    },
    { what: 'help', args: ['--help'], status: 0 },
    { what: 'the version', args: ['--version'], status: 0 },
    {
      what: 'a file in the place of a store',
      args: ['publish', '--store', 'datasets/collection.json', ...commitOptions()],
      status: 3,
    },
    {
      what: 'a time without a zone',
      args: ['publish', '--commit', '0'.repeat(40), '--released', '2020-03-01T12:00:00'],
      status: 2,
    },
    {
      what: 'a day that does not exist',
      args: ['publish', '--commit', '0'.repeat(40), '--released', '2020-02-30T12:00:00Z'],
      status: 2,
    },
  ])('is $status for $what, with a message and without a stack trace', ({ args, status }) => {
    const run = depositary(args, { cwd: project });
    expect(run.status).toBe(status);
    if (status !== 0) expect(run.stderr).toMatch(/error/);
    expect(run.stderr).not.toMatch(/\n {4}at /);
  });

  it('is 1 for findings at the level that --fail-on names, and 0 below it', () => {
    const cwd = writeProject(
      validProject().withCopy('actors', 'nobody', { names: [{ name: 'Nobody', language: 'en' }] }),
    );
    expect(depositary(['check'], { cwd }).status).toBe(0);
    expect(depositary(['check', '--fail-on', 'warning'], { cwd }).status).toBe(1);
  });
});

describe('colours', () => {
  const broken = writeProject(validProject().withRecord('places', '/kind', 'moon'));
  const colour = '\u001b[';

  it('are off where nobody looks, and follow FORCE_COLOR and NO_COLOR', () => {
    expect(depositary(['check'], { cwd: broken }).stdout).not.toContain(colour);
    expect(depositary(['check'], { cwd: broken, env: { FORCE_COLOR: '1' } }).stdout).toContain(colour);
    expect(
      depositary(['check'], { cwd: broken, env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout,
    ).not.toContain(colour);
    expect(
      depositary(['check', '--no-color'], { cwd: broken, env: { FORCE_COLOR: '1' } }).stdout,
    ).not.toContain(colour);
  });
});

describe('depositary verify over HTTP', () => {
  it('verifies a served release by its address, and names the file that was altered', async () => {
    const cwd = writeProject(validProject());
    depositary(['publish', ...commitOptions()], { cwd });
    const edge = await startEdge({ directory: join(cwd, 'public'), port: 0 });
    try {
      const { spawn } = await import('node:child_process');
      const verify = (target: string) =>
        new Promise<{ status: number | null; stdout: string }>((resolve) => {
          const child = spawn(process.execPath, [join(REPOSITORY, 'dist/depositary.js'), 'verify', target], {
            cwd,
          });
          let stdout = '';
          child.stdout.on('data', (data) => {
            stdout += data;
          });
          child.on('close', (status) => resolve({ status, stdout }));
        });
      expect(await verify(`${edge.url}/example-diplomacy`)).toMatchObject({ status: 0 });
      expect(await verify(`${edge.url}/example-diplomacy/1.0.0/`)).toMatchObject({ status: 0 });
      const altered = join(cwd, 'public/example-diplomacy/1.0.0/data/actors.ndjson');
      writeFileSync(altered, readFileSync(altered, 'utf8').replace('Example', 'Altered'));
      const run = await verify(`${edge.url}/example-diplomacy`);
      expect(run.status).toBe(1);
      expect(run.stdout).toContain('error[altered-file]');
      expect(run.stdout).toContain('data/actors.ndjson');
    } finally {
      await edge.close();
    }
  });
});

describe('the commit', () => {
  const git = (cwd: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd,
      stdio: 'pipe',
    });
  const hasGit = (() => {
    try {
      execFileSync('git', ['--version']);
      return true;
    } catch {
      console.log('skipped: git is not installed');
      return false;
    }
  })();

  it.skipIf(!hasGit)('is the one that is checked out, and a change to it is told', () => {
    const cwd = writeProject(validProject());
    git(cwd, 'init', '--quiet');
    git(cwd, 'add', '.');
    git(cwd, 'commit', '--quiet', '--message', 'first');
    const sha = execFileSync('git', ['rev-parse', 'HEAD'], { cwd, encoding: 'utf8' }).trim();
    expect(depositary(['publish', '--dry-run'], { cwd }).stdout).toContain(
      `from commit ${sha.slice(0, 12)}\n`,
    );
    writeProject(validProject().withRecord('places', '/names/0/name', 'Town at the Border'), cwd);
    expect(depositary(['publish', '--dry-run'], { cwd }).stdout).toContain(
      'and changes that are not committed',
    );
  });
});
