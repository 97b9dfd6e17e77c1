import { build } from 'esbuild';
import { EDGE } from '../../../build.ts';

/** The CloudFront Function as `npm run build` writes it. */
export async function edgeBundle(): Promise<string> {
  const { outputFiles } = await build({ ...EDGE, write: false });
  return outputFiles[0]?.text ?? '';
}

/** Other source, bundled in the same way. */
export async function bundleOf(contents: string): Promise<string> {
  const { outputFiles } = await build({
    ...EDGE,
    entryPoints: [],
    stdin: { contents, loader: 'ts' },
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/**
 * Syntax that the engine of CloudFront does not know, each as a whole script, and what becomes of it: the bundler
 * refuses it, or rewrites it, or lets it through, so that the words in bundle.test.ts have to find it.
 */
export const UNKNOWN_SYNTAX = [
  ['a class', 'refused', 'class A {} function handler() { return A; }'],
  ['destructuring', 'refused', 'function handler({ request }) { return request; }'],
  ['destructuring of an array', 'refused', 'function handler(list) { const [a] = list; return a; }'],
  ['for-of', 'refused', 'function handler(list) { for (const a of list) return a; }'],
  ['a generator', 'refused', 'function* handler() { yield 1; }'],
  ['a default parameter', 'refused', 'function handler(a = 1) { return a; }'],
  ['spread', 'refused', 'function handler(a) { return [...a]; }'],
  ['spread of an object', 'rewritten', 'function handler(a) { return { ...a }; }'],
  ['optional chaining', 'rewritten', 'function handler(a) { return a?.b; }'],
  ['a big integer', 'let through', 'function handler() { return 1n; }'],
  ['an await among arguments', 'let through', 'async function handler(a) { return String(await a); }'],
] as const;
