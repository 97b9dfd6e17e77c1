import { ARCHIVE_LIMITS } from '../../core/load/archive-limits.ts';
import { holdsLines, type ProjectFiles, type SourceFile } from '../../core/load/project-files.ts';
import { byCodeUnit } from '../../core/shared/order.ts';
import { type GitObject, GitObjects } from './git-objects.ts';

/** A project as a commit holds it. */
export interface CommittedProject {
  /** The full name of the commit. */
  commit: string;
  /** Absent where the commit has no project in the folder. */
  files?: ProjectFiles;
}

/** A file or folder of a tree. */
interface TreeEntry {
  mode: string;
  path: string;
  object: string;
}

/**
 * Reads the project of a folder as a commit holds it, without touching the work tree.
 * @param cwd the project's folder, anywhere in the repository
 * @returns undefined where Git knows no such commit here, or is not installed
 */
export async function readCommittedProject(cwd: string, ref: string): Promise<CommittedProject | undefined> {
  const git = new GitObjects(cwd);
  try {
    const commit = await git.read(`${ref}^{commit}`);
    if (commit === undefined) return undefined;
    const [datasets, schemas] = await git.readAll([`${commit.name}:./datasets`, `${commit.name}:./schemas`]);
    if (datasets?.type !== 'tree' || schemas?.type !== 'tree') return { commit: commit.name };
    const files = {
      datasets: await readFiles(git, await entriesBelow(git, datasets, 'datasets', true)),
      schemas: await readFiles(git, await entriesBelow(git, schemas, 'schemas', false)),
    };
    return { commit: commit.name, files };
  } finally {
    await git.close();
  }
}

/** All files in a tree, and where wanted in the trees below it. */
async function entriesBelow(
  git: GitObjects,
  tree: GitObject,
  path: string,
  deep: boolean,
): Promise<TreeEntry[]> {
  const entries = treeEntries(tree, path);
  const files = entries.filter(({ mode }) => mode !== '40000');
  if (!deep) return files;
  const folders = entries.filter(({ mode }) => mode === '40000');
  const trees = await git.readAll(folders.map(({ object }) => object));
  for (const [index, folder] of folders.entries()) {
    const inner = trees[index];
    if (inner !== undefined) files.push(...(await entriesBelow(git, inner, folder.path, deep)));
  }
  return files;
}

/** A tree is a run of `mode name NUL object`, the object in bytes. */
function treeEntries({ name, bytes = Buffer.alloc(0) }: GitObject, folder: string): TreeEntry[] {
  const entries: TreeEntry[] = [];
  const length = name.length / 2;
  for (let start = 0; start < bytes.length; ) {
    const space = bytes.indexOf(32, start);
    const end = bytes.indexOf(0, space);
    if (space < 0 || end < 0) break;
    entries.push({
      mode: bytes.subarray(start, space).toString('latin1'),
      path: `${folder}/${bytes.subarray(space + 1, end).toString('utf8')}`,
      object: bytes.subarray(end + 1, end + 1 + length).toString('hex'),
    });
    start = end + 1 + length;
  }
  return entries;
}

/**
 * The contents of files, sorted by path; links and submodules are not followed, as on disk. A file of many records may be
 * as large as a submission of it.
 */
async function readFiles(git: GitObjects, entries: readonly TreeEntry[]): Promise<SourceFile[]> {
  const plain = entries.filter(({ mode }) => mode.startsWith('100'));
  const [ofMany, ofOne] = [
    plain.filter(({ path }) => holdsLines(path)),
    plain.filter(({ path }) => !holdsLines(path)),
  ];
  const read = [...(await readBlobs(git, ofOne)), ...(await readBlobs(git, ofMany, ARCHIVE_LIMITS.unpacked))];
  const others = entries
    .filter(({ mode }) => !mode.startsWith('100'))
    .map(({ mode, path }): SourceFile => ({ path, unread: mode === '120000' ? 'link' : 'special' }));
  return [...read, ...others].sort((a, b) => byCodeUnit(a.path, b.path));
}

async function readBlobs(
  git: GitObjects,
  entries: readonly TreeEntry[],
  largestFile?: number,
): Promise<SourceFile[]> {
  const blobs = await git.readAll(
    entries.map(({ object }) => object),
    largestFile,
  );
  return entries.map(({ path }, index): SourceFile => {
    const blob = blobs[index];
    if (blob === undefined) return { path, unread: 'special' };
    return blob.bytes === undefined
      ? { path, unread: 'too-large' }
      : { path, bytes: new Uint8Array(blob.bytes) };
  });
}
