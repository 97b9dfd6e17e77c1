import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** A stage may import from itself, from shared/ and from the stages before it. */
const STAGES = [
  'shared',
  'load',
  'check',
  'format',
  'evidence',
  'sources',
  'draft',
  'compare',
  'build',
  'publish',
  'review',
  'verify',
];
/** What core must not know: AWS, its own callers, and the network. */
const FOREIGN = [
  /^@aws-sdk\//,
  /^aws-cdk/,
  /^constructs$/,
  /^node:(http|https|http2|net|tls|dgram|dns)$/,
  /^commander$/,
];

interface Import {
  file: string;
  target: string;
}

function imports(folder: string): Import[] {
  const files = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
  return files.flatMap((file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    return [...text.matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target = '']) => ({
      file,
      target,
    }));
  });
}

/** The folder of the repository that a relative import leads into, as `core/check`; undefined for packages. */
function folderOf({ file, target }: Import): string | undefined {
  if (!target.startsWith('.')) return undefined;
  return relative(ROOT, dirname(resolve(ROOT, dirname(file), target)));
}

function stageOf(folder: string): number {
  return STAGES.indexOf(folder.split('/')[1] ?? '');
}

/** The imports that break the rule, as `file → target`. */
function violations(found: readonly Import[]): string[] {
  return found
    .filter((candidate) => {
      const folder = folderOf(candidate);
      if (folder === undefined) return FOREIGN.some((pattern) => pattern.test(candidate.target));
      if (folder.startsWith('schemas')) return false;
      return !folder.startsWith('core/') || stageOf(folder) > stageOf(candidate.file);
    })
    .map(({ file, target }) => `${file} → ${target}`);
}

describe('core', () => {
  it('has a folder for each stage and no other', () => {
    const folders = readdirSync(join(ROOT, 'core'), { withFileTypes: true }).map(({ name }) => name);
    expect(folders.sort()).toEqual(STAGES.toSorted());
  });

  it('imports no AWS, no HTTP, no caller, and no stage from an earlier one', () => {
    const found = imports('core');
    expect(found.length).toBeGreaterThan(150);
    expect(violations(found)).toEqual([]);
  });

  it.each([
    { file: 'core/check/check.ts', target: '../publish/publish.ts' },
    { file: 'core/shared/json.ts', target: '../check/check.ts' },
    { file: 'core/build/build.ts', target: '../../cli/main.ts' },
    { file: 'core/publish/publish.ts', target: '@aws-sdk/client-s3' },
    { file: 'core/publish/publish.ts', target: 'node:http' },
  ])('would be told of $file importing $target', (offence) => {
    expect(violations([offence])).toHaveLength(1);
  });

  it('reads no clock, locale, environment or randomness, but for the name of a temporary file', () => {
    const impure =
      /\bDate\.now\(|new Date\(\)|\bIntl\.|toLocale|localeCompare|process\.env|Math\.random|\bfetch\(/;
    const files = readdirSync(join(ROOT, 'core'), { recursive: true, encoding: 'utf8' }).filter(
      // What it holds is text, which readers run.
      (name) => name.endsWith('.ts') && name !== 'build/package/client-text.ts',
    );
    expect(files.filter((name) => impure.test(readFileSync(join(ROOT, 'core', name), 'utf8')))).toEqual([]);
  });
});

describe('the parts around core', () => {
  it('client imports nothing but itself: readers get it without anything else', () => {
    const found = imports('client');
    expect(found.length).toBeGreaterThan(10);
    expect(found.filter((candidate) => folderOf(candidate) !== 'client')).toEqual([]);
  });

  it.each(['functions', 'infra'])('%s does not import the command line', (folder) => {
    expect(imports(folder).filter((found) => folderOf(found)?.startsWith('cli'))).toEqual([]);
  });
});
