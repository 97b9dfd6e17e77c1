import { resolve } from 'node:path';
import { snapshotOf } from '../../core/compare/snapshot.ts';
import { DirectoryStore } from '../../core/publish/directory-store.ts';
import { prepare } from '../../core/publish/prepare.ts';
import { type Outcome, publish } from '../../core/publish/publish.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { type CommitOptions, readCommit } from '../git.ts';
import { withProgress } from '../progress.ts';
import { requireCollection } from '../project.ts';
import { releaseFacts, renderRelease } from '../render-release.ts';

/** `depositary publish`: check, compare, build and publish into a store. */
export async function publishCommand(
  options: CommonOptions & CommitOptions & { store: string; dryRun: boolean },
): Promise<CommandResult> {
  const project = requireCollection('publish', options.cwd);
  if ('failed' in project) return project.failed;
  const snapshot = snapshotOf(project.collection);
  const commit = readCommit(options.cwd, options);
  const store = new DirectoryStore(resolve(options.cwd, options.store));
  const where = { store: options.store, collection: snapshot.settings.name };
  if (options.dryRun) {
    const { pointer, built } = await prepare(store, snapshot, commit);
    const version = pointer?.releases.releases.at(-1)?.version ?? '';
    return built === undefined
      ? report({ kind: 'unchanged', version }, where, true)
      : report({ kind: 'published', ...built }, where, true);
  }
  const outcome = await withProgress('Publishing', () => publish(store, snapshot, commit));
  return report(outcome, where, false);
}

function report(
  outcome: Outcome,
  where: { store: string; collection: string },
  dryRun: boolean,
): CommandResult {
  const { version } = outcome;
  const head = { command: 'publish', outcome: outcome.kind, version, dryRun, ...where };
  const text = {
    unchanged: `Nothing changed since ${where.collection} ${version}; nothing was written.`,
    marked: `Only yanked marks changed; ${where.collection} ${version} stays the newest release.`,
  };
  if (outcome.kind !== 'published') return { exitCode: EXIT.ok, json: head, text: text[outcome.kind] };
  return {
    exitCode: EXIT.ok,
    json: { ...head, release: releaseFacts(outcome) },
    text: renderRelease(outcome, where.store, dryRun),
  };
}
