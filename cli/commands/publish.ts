import { resolve } from 'node:path';
import type { ChangeLevel } from '../../core/compare/level.ts';
import { snapshotOf } from '../../core/compare/snapshot.ts';
import { DirectoryStore } from '../../core/publish/directory-store.ts';
import { prepare } from '../../core/publish/prepare.ts';
import { type Outcome, publish } from '../../core/publish/publish.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { type CommitOptions, readCommit } from '../git.ts';
import { readSigner } from '../keys.ts';
import { withProgress } from '../progress.ts';
import { requireCollection } from '../project.ts';
import { releaseFacts, renderRelease } from '../render-release.ts';

/** `depositary publish`: check, compare, build and publish into a store. */
export async function publishCommand(
  options: CommonOptions &
    CommitOptions & { store: string; dryRun: boolean; signingKey?: string; atLeast?: ChangeLevel },
): Promise<CommandResult> {
  const project = requireCollection('publish', options.cwd);
  if ('failed' in project) return project.failed;
  const snapshot = snapshotOf(project.collection);
  const commit = readCommit(options.cwd, options);
  const signer =
    options.signingKey === undefined ? undefined : await readSigner(options.cwd, options.signingKey);
  const store = new DirectoryStore(resolve(options.cwd, options.store));
  const where = { store: options.store, collection: snapshot.settings.name };
  if (options.dryRun) {
    const prepared = await prepare(store, snapshot, commit, new Set(), options.atLeast);
    if (prepared.kind === 'published') return report({ ...prepared.built, kind: 'published' }, where, true);
    const releases = prepared.next ?? prepared.pointer.releases;
    return report({ kind: prepared.kind, releases }, where, true);
  }
  const outcome = await withProgress(options, 'Publishing', () =>
    publish(store, snapshot, commit, signer, options.atLeast),
  );
  return report(outcome, where, false);
}

function report(
  outcome: Outcome,
  where: { store: string; collection: string },
  dryRun: boolean,
): CommandResult {
  if (outcome.kind === 'published') {
    const release = releaseFacts(outcome);
    return {
      exitCode: EXIT.ok,
      json: {
        command: 'publish',
        outcome: outcome.kind,
        version: release.version,
        dryRun,
        ...where,
        release,
      },
      text: renderRelease(outcome, where.store, dryRun),
    };
  }
  const { latest, releases } = outcome.releases;
  const version = releases.at(-1)?.version ?? '';
  const text = {
    unchanged: `Nothing changed since ${where.collection} ${version}; nothing was written.`,
    marked: `${dryRun ? 'Would change' : 'Changed'} which releases of ${where.collection} are yanked; the latest is ${latest ?? 'none'}.`,
  };
  return {
    exitCode: EXIT.ok,
    json: {
      command: 'publish',
      outcome: outcome.kind,
      version,
      ...(latest !== undefined && { latest }),
      dryRun,
      ...where,
    },
    text: text[outcome.kind],
  };
}
