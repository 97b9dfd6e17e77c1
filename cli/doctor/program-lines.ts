import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { advice, type DoctorLine, faulty, fine, missing } from './line.ts';

/** What the program is bundled from; where these are, its folder is a checkout. */
const SOURCES = ['cli', 'client', 'core', 'functions', 'schemas', 'build.ts', 'package.json'];

/**
 * Node: whether it is of the line that the project is developed and tested with. A Node that is too old does not get
 * this far; cli/entry.ts says so.
 */
export function nodeLine(version: string, developedWith: string): DoctorLine {
  const [major = '', wanted = ''] = [version, developedWith].map((text) => text.split('.')[0]);
  if (major === wanted) return fine('Node.js', `Node.js ${version}`);
  return advice(
    'Node.js',
    `Node.js ${version} runs the program; it is developed and tested with ${wanted}`,
    'In a checkout "npx depositary" and "npm run" bring that one.',
  );
}

/** The lines about the program itself; none where it was not called from a checkout. */
export function programLines(folder: string): DoctorLine[] {
  if (!SOURCES.every((name) => existsSync(join(folder, name)))) return [];
  return [dependenciesLine(folder), bundleLine(folder)];
}

interface LockedPackage {
  version?: string;
  optional?: boolean;
  devOptional?: boolean;
}

/** Whether what is installed is what the lock file says. Packages for other systems need not be there. */
function dependenciesLine(folder: string): DoctorLine {
  const about = 'dependencies';
  const help = 'Install them: npm ci';
  const installed = lockedPackages(join(folder, 'node_modules', '.package-lock.json'));
  if (installed === undefined) return missing(about, 'The dependencies are not installed', help);
  const locked = lockedPackages(join(folder, 'package-lock.json'));
  if (locked === undefined)
    return missing(about, 'There is no readable package-lock.json', 'Restore it from Git.');
  const wanted = Object.entries(locked).filter(([path]) => path !== '');
  const differing = wanted.filter(([path, { version, optional, devOptional }]) => {
    const found = installed[path]?.version;
    return found === undefined ? !optional && !devOptional : found !== version;
  });
  const [first] = differing;
  if (first === undefined) return fine(about, `${wanted.length} packages as package-lock.json says`);
  const name = first[0].replace(/^.*node_modules\//, '');
  const others = differing.length === 1 ? '' : ` and ${differing.length - 1} others`;
  return missing(about, `${name}${others} not installed as package-lock.json says`, help);
}

function lockedPackages(path: string): Record<string, LockedPackage> | undefined {
  try {
    const { packages }: { packages?: Record<string, LockedPackage> } = JSON.parse(readFileSync(path, 'utf8'));
    return packages;
  } catch {
    return undefined;
  }
}

/** Whether the bundle is newer than all it is made from. */
function bundleLine(folder: string): DoctorLine {
  const about = 'program';
  const help = 'Build it: npm run build';
  const bundle = statSync(join(folder, 'dist', 'depositary.js'), { throwIfNoEntry: false });
  if (bundle === undefined) return missing(about, 'The program is not built', help);
  const newer = SOURCES.flatMap((name) => [...filesOf(folder, name)]).find(
    (path) => statSync(join(folder, path)).mtimeMs > bundle.mtimeMs,
  );
  if (newer === undefined) return fine(about, 'The program is newer than its sources');
  return faulty(about, `The program was built before ${newer} was changed`, help);
}

function* filesOf(folder: string, name: string): Generator<string> {
  if (statSync(join(folder, name)).isDirectory()) {
    for (const entry of readdirSync(join(folder, name), { recursive: true, withFileTypes: true }))
      if (entry.isFile()) yield relative(folder, join(entry.parentPath, entry.name));
  } else yield name;
}
