import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changedSince } from '../../../cli/check/changed-since.ts';
import { checkCommand } from '../../../cli/commands/check.ts';
import { inRecord, type Project, validProject } from '../../core/check/project.ts';
import { writeProject } from '../depositary.ts';

const THREAD = new URL('../../../dist/check-thread.js', import.meta.url);

function checkout(project: Project): string {
  const root = writeProject(project);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, stdio: 'ignore' });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'All');
  return root;
}

async function found(cwd: string, since?: string) {
  const options = { cwd, failOn: 'error', format: 'json', paths: [], docs: '', thread: THREAD } as const;
  const { json } = await checkCommand({ ...options, ...(since !== undefined && { since }) });
  return json.findings;
}

describe('check --since', () => {
  const statement = inRecord('statements').file;

  it('finds what a whole check finds of files that changed, were added or are gone', async () => {
    const root = checkout(validProject());
    writeFileSync(join(root, statement), validProject().text(statement).replace('border-town', 'atlantis'));
    writeFileSync(join(root, 'datasets/places/new.json'), '{"id": 1}');
    rmSync(join(root, inRecord('actors').file));
    const changed = changedSince(root, 'HEAD')?.sort();
    expect(changed).toEqual([inRecord('actors').file, 'datasets/places/new.json', statement]);
    expect(await found(root, 'HEAD')).toEqual(await found(root));
  });

  it('does not ask the rules of one record of what did not change', async () => {
    const root = checkout(validProject().withRecord('statements', '/summary', 'Two  spaces.'));
    expect(await found(root)).toMatchObject([{ code: 'text-hygiene' }]);
    expect(await found(root, 'HEAD')).toEqual([]);
  });

  it('finds what is not even valid wherever it is', async () => {
    const root = checkout(
      validProject().withRecord('places', '/kind', 'castle').with(statement, '{"id": "x", "id": 1'),
    );
    expect(await found(root, 'HEAD')).toEqual(await found(root));
  });

  it('checks everything where a schema or the settings changed', () => {
    for (const file of ['schemas/units.json', 'datasets/collection.json']) {
      const root = checkout(validProject());
      writeFileSync(join(root, file), `${validProject().text(file)}\n`);
      expect(changedSince(root, 'HEAD')).toBeUndefined();
    }
  });

  it.each(['no-such-ref', '--help'])('refuses %s', (ref) => {
    const root = checkout(validProject());
    expect(() => changedSince(root, ref)).toThrow(`"${ref}" is no commit of this repository`);
  });
});
