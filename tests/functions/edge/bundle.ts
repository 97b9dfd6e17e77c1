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

/** Syntax that the engine of CloudFront does not know, by name; each makes a whole script. */
export const UNKNOWN_SYNTAX = [
  ['a class', 'class A {} function handler() { return A; }'],
  ['destructuring', 'function handler({ request }) { return request; }'],
  ['destructuring of an array', 'function handler(list) { const [a] = list; return a; }'],
  ['for-of', 'function handler(list) { for (const a of list) return a; }'],
  ['a generator', 'function* handler() { yield 1; }'],
  ['a default parameter', 'function handler(a = 1) { return a; }'],
  ['spread', 'function handler(a) { return [...a]; }'],
  ['spread of an object', 'function handler(a) { return { ...a }; }'],
  ['a big integer', 'function handler() { return 1n; }'],
  ['optional chaining', 'function handler(a) { return a?.b; }'],
  ['an await among arguments', 'async function handler(a) { return String(await a); }'],
] as const;
