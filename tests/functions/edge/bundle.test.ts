import { runInNewContext } from 'node:vm';
import { type BuildOptions, build } from 'esbuild';
import { expect, test } from 'vitest';
import { resolve } from '../../../functions/edge/resolve.ts';

/** How CloudFront Functions want their code: one script, no `export`, no helper of the bundler around it. */
const BUNDLE: BuildOptions = {
  bundle: true,
  write: false,
  format: 'esm',
  platform: 'neutral',
  minifySyntax: true,
  minifyWhitespace: true,
  // Not the names: CloudFront calls the function that is named `handler`.
  // Without an export, the handler looks unused.
  treeShaking: false,
  legalComments: 'none',
  // Runtime 2.0 is ES 5.1 and these. esbuild refuses, or rewrites, all other syntax.
  target: 'es5',
  supported: {
    arrow: true,
    'const-and-let': true,
    'template-literal': true,
    'async-await': true,
    'rest-argument': true,
  },
  logLevel: 'silent',
};

/** Bundles a script that stands in this folder. */
async function bundle(contents: string): Promise<string> {
  const { outputFiles } = await build({
    ...BUNDLE,
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'ts' },
  });
  return outputFiles?.[0]?.text ?? '';
}

const script = await bundle(`
  import { resolve } from '../../../functions/edge/resolve.ts';
  function handler(event) {
    return resolve(event.request.uri, (collection, alias) => event.versions[collection + '@' + alias]);
  }
`);

test('the bundle fits into a CloudFront Function', () => {
  expect(Buffer.byteLength(script)).toBeGreaterThan(200);
  expect(Buffer.byteLength(script)).toBeLessThan(10_240);
});

test.for([
  ['class', /\bclass\b/],
  ['for-of', /\bof\b/],
  ['spread or rest', /\.\.\./],
  ['optional chaining', /\?\./],
  ['nullish coalescing', /\?\?/],
  ['generator', /function\s*\*|\byield\b/],
  ['named group or lookbehind', /\(\?[<]/],
  ['destructuring', /(?:const|let|var)\s*[{[]|\(\s*\{[^}]*\}\s*\)\s*=>/],
  ['module syntax', /\b(?:import|export|require)\b/],
  ['eval', /\beval\b|\bFunction\b/],
  ['regular expression flags', /\/[a-z]*[suvy][a-z]*\.(?:exec|test)/],
  ['byte beyond ASCII', /[^\n\x20-\x7e]/],
] as const)('the bundle holds no %s', ([, token]) => {
  expect(script).not.toMatch(token);
});

test.for([
  ['a class', 'class A {} function handler() { return A; }'],
  ['destructuring', 'function handler({ request }) { return request; }'],
  ['for-of', 'function handler(list) { for (const a of list) return a; }'],
  ['a generator', 'function* handler() { yield 1; }'],
  ['a default parameter', 'function handler(a = 1) { return a; }'],
  ['spread', 'function handler(a) { return [...a]; }'],
] as const)('the test would notice %s', async ([, source]) => {
  await expect(bundle(source)).rejects.toThrow('not supported yet');
});

test('the bundle works in a context without any globals, and gives what the source gives', () => {
  const versions: Record<string, string> = { 'demo@latest': '1.4.2' };
  const paths = ['/demo/latest/x.json', '/demo/v1', '/demo/1.4.2/x.json', '/demo/latest/../x', '', '\0'];
  const context = { input: JSON.stringify({ versions, paths }) };
  const output: unknown = runInNewContext(
    `${script}
     const { versions, paths } = JSON.parse(input);
     JSON.stringify(paths.map((uri) => handler({ request: { uri }, versions })));`,
    context,
    { timeout: 1000, contextCodeGeneration: { strings: false, wasm: false } },
  );
  expect(JSON.parse(String(output))).toEqual(
    paths.map((path) => resolve(path, (collection, alias) => versions[`${collection}@${alias}`])),
  );
});
