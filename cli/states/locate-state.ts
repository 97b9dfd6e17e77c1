import { lstatSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, UserError } from '../exit-code.ts';
import { locateRelease } from '../release-location.ts';
import { readCommittedProject } from './git-project.ts';
import type { LocatedProject, LocatedState } from './located-state.ts';

const FORMS =
  'A state is a Git ref (ref:main), a directory with datasets/ and schemas/ (dir:../copy), a release in a store (release:public, public/COLLECTION/1.4.2) or the http(s) address of one.';

const FORM = /^(ref|dir|release):(.+)$/s;

/** The project in the current folder, as it lies there. */
export function workingTree(cwd: string): LocatedProject {
  return { kind: 'working-tree', name: 'the working tree', path: cwd };
}

/**
 * Understands what somebody wrote for a state. A word that could mean several is a Git ref before a directory and a
 * directory before a store; the note says so.
 * @throws UserError where nothing of that name is found
 */
export async function locateState(cwd: string, word: string): Promise<LocatedState> {
  if (/^https?:\/\//.test(word)) return releaseAt(cwd, word);
  const [, form, name = ''] = FORM.exec(word) ?? [];
  if (form === 'ref') return (await refNamed(cwd, name)) ?? unknownRef(name);
  if (form === 'dir') return directoryAt(cwd, name) ?? noProject(name);
  if (form === 'release') return releaseAt(cwd, name);
  const found = [
    await refNamed(cwd, word),
    directoryAt(cwd, word),
    await releaseAt(cwd, word).catch(onlyUserErrors),
  ].filter((state) => state !== undefined);
  const [first, ...others] = found;
  if (first === undefined) throw unknown(word);
  if (others.length === 0) return first;
  const [other] = others;
  const explicit = { ref: 'ref:', directory: 'dir:', release: 'release:', 'working-tree': '' };
  const note = `“${word}” is understood as ${first.name}; for ${other?.name} write ${explicit[other?.kind ?? 'ref']}${word}.`;
  return { ...first, note };
}

async function refNamed(cwd: string, ref: string): Promise<LocatedState | undefined> {
  const found = await readCommittedProject(cwd, ref);
  if (found === undefined) return undefined;
  const { commit, files } = found;
  const name = `the Git ref ${ref} (commit ${commit.slice(0, 12)})`;
  if (files !== undefined) return { kind: 'ref', name, commit, files };
  throw new UserError(
    EXIT.environment,
    `The commit ${commit.slice(0, 12)} (${ref}) has no datasets/ and schemas/ in this folder.`,
    'Name a commit that has them.',
  );
}

function directoryAt(cwd: string, path: string): LocatedState | undefined {
  const isFolder = (name: string): boolean =>
    lstatSync(resolve(cwd, path, name), { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (!isFolder('datasets') || !isFolder('schemas')) return undefined;
  return { kind: 'directory', name: `the directory ${path}`, path: resolve(cwd, path) };
}

async function releaseAt(cwd: string, target: string): Promise<LocatedState> {
  const location = await locateRelease(cwd, target);
  const which = location.version ?? '(the newest release)';
  return { kind: 'release', name: `${location.collection} ${which} at ${target}`, location };
}

function onlyUserErrors(error: unknown): undefined {
  if (error instanceof UserError) return undefined;
  throw error;
}

function unknown(word: string): UserError {
  return new UserError(EXIT.environment, `“${word}” is no state that is known here.`, FORMS);
}

function unknownRef(ref: string): never {
  throw new UserError(
    EXIT.environment,
    `Git knows no commit ${ref} here.`,
    'Fetch it first (git fetch origin main); a shallow clone has few commits.',
  );
}

function noProject(path: string): never {
  throw new UserError(EXIT.environment, `There are no datasets/ and schemas/ in ${path}.`, FORMS);
}
