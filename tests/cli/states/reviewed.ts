import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { publish } from '../../../core/publish/publish.ts';
import type { Project } from '../../core/check/project.ts';
import { changedProject, commitAt, firstProject, snapshot } from '../../core/publish/samples.ts';
import { writeProject } from '../depositary.ts';
import { GitCheckout } from '../git-checkout.ts';

/** A checkout whose commit was published to ./public as 1.0.0 and whose working tree has changed since. */
export async function reviewedCheckout(changed: Project = changedProject()): Promise<GitCheckout> {
  const checkout = GitCheckout.of(firstProject());
  await publish(new DirectoryStore(join(checkout.folder, 'public')), snapshot(firstProject()), commitAt(0));
  writeProject(changed, checkout.folder);
  return checkout;
}

/** What a work tree and Git's list of its files look like. */
export function footprint(checkout: GitCheckout): string {
  return `${checkout.git('status', '--porcelain')}\n${readFileSync(join(checkout.folder, '.git/index'), 'latin1')}`;
}
