import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inDirectoryWith } from '../scratch.ts';

const MODULES = fileURLToPath(new URL('../../../node_modules/', import.meta.url));

/** As strict as a reader's project can be; nothing of this project is in sight. */
const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
  noEmit: true,
  types: [],
  lib: ['es2023'],
  module: 'nodenext',
  target: 'es2023',
};

/**
 * Compiles files with the real TypeScript compiler.
 * @param beside files that are there and are only looked at where others import them
 * @returns its complaints, one a line: `file.ts(line,column): error TS…: …`
 */
export function complaintsAbout(
  files: Readonly<Record<string, string>>,
  beside: ReadonlyMap<string, string | Uint8Array> = new Map(),
): string[] {
  const config = JSON.stringify({ compilerOptions: OPTIONS, files: Object.keys(files) });
  const all = [
    ...beside,
    ...Object.entries(files),
    ['tsconfig.json', config],
    ['package.json', '{"type":"module"}'],
  ] as [string, string | Uint8Array][];
  return inDirectoryWith(all, (directory) => {
    const compiler = join(MODULES, 'typescript/bin/tsc');
    const args = [compiler, '--pretty', 'false', '--project', directory];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: directory,
      encoding: 'utf8',
    });
    const lines = stdout.split('\n').filter((line) => line.includes('error TS'));
    if ((status === 0) !== (lines.length === 0))
      throw new Error(`tsc ended with ${status}: ${stdout}${stderr}`);
    return lines;
  });
}

/** A value as a TypeScript literal. JSON is one, but for two line separators that old compilers dislike. */
export function literal(value: unknown): string {
  return JSON.stringify(value, undefined, 2);
}
