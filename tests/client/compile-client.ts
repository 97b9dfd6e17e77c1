import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The files whose declarations users of the client see. */
const PUBLIC = ['api', 'release-error', 'browser-cache', 'open-release'];

/**
 * The client as the package of a release ships it: one JavaScript file, and the declarations of what it exports.
 * The text is that of core/build/package/client-text.ts.
 */
export async function compileClient(): Promise<string> {
  const texts = { CLIENT_JS: await javascript(), CLIENT_DTS: declarations() };
  const constants = Object.entries(texts).map(
    ([name, text]) => `\nexport const ${name} = \`${text.replace(/[\\`]|\$(?=\{)/g, '\\$&')}\`;\n`,
  );
  return `// Made from client/; do not edit. Why it is here: docs/decisions/client-in-packages.md\n${constants.join('')}`;
}

async function javascript(): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['client/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'neutral',
    // What Node 20 and browsers of 2022 run.
    target: 'es2022',
    write: false,
  });
  // Names of the files the parts come from.
  return (outputFiles[0]?.text ?? '').replace(/^\/\/ client\/.*\n/gm, '');
}

function declarations(): string {
  const directory = mkdtempSync(join(tmpdir(), 'depositary-client-'));
  try {
    const options = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false', '--outDir', directory];
    const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
    execFileSync(process.execPath, [compiler, '--project', join(ROOT, 'tests/client'), ...options], {
      stdio: 'inherit',
    });
    const files = PUBLIC.map((name) => readFileSync(join(directory, `${name}.d.ts`), 'utf8'));
    // One file needs no imports of the others.
    return files.join('').replace(/^(?:import .*|export \{\};)\n/gm, '');
  } finally {
    rmSync(directory, { recursive: true });
  }
}
