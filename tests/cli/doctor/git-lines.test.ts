import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn, gitLines } from '../../../cli/doctor/git-lines.ts';
import { validProject } from '../../core/check/project.ts';
import { temporaryFolder } from '../depositary.ts';
import { GitCheckout, HAS_GIT } from '../git-checkout.ts';

/** What is said, by what it is about. */
function states(folder: string): Record<string, string> {
  return Object.fromEntries(gitLines(gitIn(folder)).map(({ about, state }) => [about, state]));
}

describe('Git', () => {
  it('is missing where it is not installed', () => {
    expect(gitLines(() => undefined)).toMatchObject([{ about: 'Git', state: 'missing' }]);
  });

  it.skipIf(!HAS_GIT)('is asked for a commit, which a folder that is no checkout has not', () => {
    expect(states(temporaryFolder())).toEqual({ Git: 'fine', checkout: 'advice' });
    expect(states(join(temporaryFolder(), 'nowhere'))).toEqual({ Git: 'fine', checkout: 'advice' });
  });

  it.skipIf(!HAS_GIT)('is asked for the history, which a shallow clone has not', () => {
    const checkout = GitCheckout.of(validProject());
    checkout.commit();
    expect(states(checkout.folder)).toEqual({ Git: 'fine', checkout: 'fine', history: 'fine' });
    expect(states(checkout.shallowClone().folder)).toMatchObject({ history: 'advice' });
  });

  it.skipIf(!HAS_GIT)('is asked for the hook where the repository has one', () => {
    const checkout = GitCheckout.of(validProject());
    mkdirSync(join(checkout.folder, '.githooks'));
    writeFileSync(join(checkout.folder, '.githooks/pre-commit'), '#!/bin/sh\n');
    checkout.commit();
    expect(states(checkout.folder)).toMatchObject({ 'pre-commit hook': 'advice' });
    checkout.git('config', 'core.hooksPath', '.githooks');
    expect(states(checkout.folder)).toMatchObject({ 'pre-commit hook': 'fine' });
  });
});
