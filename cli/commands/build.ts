import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { ChangeLevel } from '../../core/compare/level.ts';
import { snapshotOf } from '../../core/compare/snapshot.ts';
import { DirectoryStore } from '../../core/publish/directory-store.ts';
import { prepare } from '../../core/publish/prepare.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { type CommitOptions, readCommit } from '../git.ts';
import { withProgress } from '../progress.ts';
import { requireCollection } from '../project.ts';
import { releaseFacts } from '../render-release.ts';

/** `depositary build`: the files of the next release in a folder, without publishing them. */
export async function buildCommand(
  options: CommonOptions & CommitOptions & { store: string; out: string; atLeast?: ChangeLevel },
): Promise<CommandResult> {
  const out = resolve(options.cwd, options.out);
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new UserError(
      EXIT.environment,
      `The folder ${options.out} is not empty.`,
      'Name a new folder with --out.',
    );
  }
  const project = requireCollection('build', options.cwd);
  if ('failed' in project) return project.failed;
  const snapshot = snapshotOf(project.collection);
  const commit = readCommit(options.cwd, options);
  const store = new DirectoryStore(resolve(options.cwd, options.store));
  const prepared = await withProgress(options, 'Building', () =>
    prepare(store, snapshot, commit, new Set(), options.atLeast),
  );
  if (prepared.kind !== 'published') {
    const version = prepared.pointer.releases.releases.at(-1)?.version ?? '';
    const text = `Nothing changed since ${snapshot.settings.name} ${version}; nothing was built.`;
    return { exitCode: EXIT.ok, json: { command: 'build', outcome: 'unchanged', version }, text };
  }
  const { built } = prepared;
  for (const { path, bytes } of [built.sumsFile, ...built.files, built.manifestFile]) write(out, path, bytes);
  // They lie beside the releases; here there is no other place for them.
  const beside = `${snapshot.settings.name}/`;
  for (const { key, bytes } of built.shared) write(out, key.slice(beside.length), bytes());
  const { version, manifest } = built;
  return {
    exitCode: EXIT.ok,
    json: { command: 'build', outcome: 'built', version, out: options.out, release: releaseFacts(built) },
    text: `Built ${snapshot.settings.name} ${version} (${manifest.bump.level}) in ${options.out}: ${manifest.files.length + 1} files.`,
  };
}

function write(folder: string, path: string, bytes: Uint8Array): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
