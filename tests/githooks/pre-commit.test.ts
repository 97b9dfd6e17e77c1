import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { REPOSITORY, writeProject } from '../cli/depositary.ts';
import { GitCheckout, HAS_GIT } from '../cli/git-checkout.ts';
import { IDS, type Project, validProject } from '../core/check/project.ts';

/** A checkout with the hook installed, of a project in the layout that the program writes. */
function checkoutWithHook(): GitCheckout {
  const checkout = GitCheckout.of(validProject());
  spawnSync(process.execPath, [join(REPOSITORY, 'dist/depositary.js'), 'fmt'], { cwd: checkout.folder });
  cpSync(join(REPOSITORY, '.githooks'), join(checkout.folder, '.githooks'), { recursive: true });
  writeFileSync(join(checkout.folder, '.gitignore'), 'dist\nnode_modules\n');
  for (const name of ['dist', 'node_modules'])
    symlinkSync(join(REPOSITORY, name), join(checkout.folder, name), 'dir');
  checkout.commit();
  checkout.git('config', 'core.hooksPath', '.githooks');
  return checkout;
}

/** Tries to commit what is staged, and says whether it was and what was printed. */
function tryCommit(checkout: GitCheckout): { committed: boolean; printed: string } {
  const { status, stdout, stderr } = spawnSync(
    'git',
    ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'A change'],
    {
      cwd: checkout.folder,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
    },
  );
  return { committed: status === 0, printed: stdout + stderr };
}

const PLACE = `datasets/places/${IDS.places}.json`;
const nameOf = (name: string) => validProject().withRecord('places', '/names/0/name', name).text(PLACE);
const broken = (): Project => validProject().withRecord('places', '/kind', 'moon');

describe.skipIf(!HAS_GIT)('the hook', () => {
  it('looks at nothing where no record is staged, not even whether the program is built', () => {
    const checkout = checkoutWithHook();
    rmSync(join(checkout.folder, 'dist'));
    writeFileSync(join(checkout.folder, 'README.md'), 'A page.\n');
    writeProject(broken(), checkout.folder);
    checkout.git('add', 'README.md');
    expect(tryCommit(checkout)).toEqual({ committed: true, printed: '' });
    checkout.git('add', 'datasets');
    expect(tryCommit(checkout)).toMatchObject({
      committed: false,
      printed: expect.stringContaining('npm ci && npm run build'),
    });
  });

  it('commits records that are right, without a word', () => {
    const checkout = checkoutWithHook();
    const path = join(checkout.folder, PLACE);
    writeFileSync(
      path,
      checkout.git('show', `HEAD:${PLACE}`).replace('Border Town', 'Town at the Border').concat('\n'),
    );
    checkout.git('add', 'datasets');
    expect(tryCommit(checkout)).toEqual({ committed: true, printed: '' });
  });

  it('commits neither a mistake nor another layout, and shows both', () => {
    const checkout = checkoutWithHook();
    const text = broken().text(PLACE).replace('"kind": ', '"kind":  ');
    writeFileSync(join(checkout.folder, PLACE), text);
    checkout.git('add', 'datasets');
    const { committed, printed } = tryCommit(checkout);
    expect(committed).toBe(false);
    expect(printed).toContain('not-in-vocabulary');
    expect(printed).toContain('-   "kind":  "moon"');
  });

  it('judges what is staged, not what lies in the folder', () => {
    const checkout = checkoutWithHook();
    const good = checkout.git('show', `HEAD:${PLACE}`).concat('\n');
    writeFileSync(join(checkout.folder, PLACE), good.replace('settlement', 'moon'));
    checkout.git('add', 'datasets');
    writeFileSync(join(checkout.folder, PLACE), good);
    expect(tryCommit(checkout).committed).toBe(false);
    writeFileSync(join(checkout.folder, PLACE), good.replace('Border Town', 'Another Town'));
    checkout.git('add', 'datasets');
    writeFileSync(join(checkout.folder, PLACE), nameOf(''));
    expect(tryCommit(checkout)).toEqual({ committed: true, printed: '' });
  });

  it('checks all records where one is deleted', () => {
    const checkout = checkoutWithHook();
    rmSync(join(checkout.folder, PLACE));
    checkout.git('add', 'datasets');
    const { committed, printed } = tryCommit(checkout);
    expect(committed).toBe(false);
    expect(printed).toContain('missing-reference');
  });
});
