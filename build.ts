import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { aheadModule } from './core/check/schema/ahead-module.ts';
import { readProject } from './core/load/project-files.ts';

/** The Lambda functions, by the name of their entry point in functions/. */
export const FUNCTIONS = ['plan', 'validate', 'publish', 'report', 'reconcile'] as const;

// Some dependencies are CommonJS and call require.
const REQUIRE = {
  js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);",
};

/** Schemas are compiled when the program is built, so that checking with those that it comes with costs no compiling. */
const COMPILED_AHEAD: Plugin = {
  name: 'compiled-ahead',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]compiled-ahead\.ts$/ }, ({ path }) => ({
      contents: aheadModule(readProject(import.meta.dirname).schemas),
      resolveDir: dirname(path),
    }));
  },
};

/** The command line: an entry that looks at the version of Node, the program, and chunks that are loaded when needed. */
const CLI: BuildOptions = {
  entryPoints: { depositary: 'cli/entry.ts', main: 'cli/main.ts', 'check-thread': 'cli/check/worker.ts' },
  outdir: 'dist',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  mainFields: ['module', 'main'],
  external: ['json-schema-to-typescript'],
  banner: REQUIRE,
  plugins: [COMPILED_AHEAD],
};

/**
 * What libraries load and, as they are called here, never use, by the library that loads it: a formatter, parsers, and the
 * schema of schemas, which QUICK_COMPILE (core/shared/ajv-options.ts) leaves out.
 * Others that load the same get it. Of the parser of YAML one method is called while it is loaded.
 */
const NEVER_USED: readonly { by: string; library: string; contents: string }[] = [
  { by: 'json-schema-to-typescript', library: 'prettier', contents: 'module.exports = {}' },
  {
    by: 'json-schema-to-typescript',
    library: 'js-yaml',
    contents: 'module.exports = { CORE_SCHEMA: { withTags() {} } }',
  },
  { by: '@apidevtools/json-schema-ref-parser', library: 'js-yaml', contents: 'module.exports = {}' },
  { by: 'xml-js', library: './xml2js', contents: 'module.exports = {}' },
  { by: 'ajv', library: './refs/json-schema-2020-12', contents: 'module.exports = {}' },
];

const NEVER_USED_PLUGIN: Plugin = {
  name: 'never-used',
  setup({ onResolve, onLoad }) {
    const libraries = [...new Set(NEVER_USED.map(({ library }) => RegExp.escape(library)))].join('|');
    onResolve({ filter: new RegExp(`^(?:${libraries})$`) }, ({ path, importer }) => {
      const found = NEVER_USED.find(
        ({ by, library }) => library === path && importer.includes(join('node_modules', by, '/')),
      );
      return found && { path: `${found.by}/${path}`, namespace: 'never-used', pluginData: found.contents };
    });
    onLoad({ filter: /./, namespace: 'never-used' }, ({ pluginData }) => ({ contents: pluginData }));
  },
};

/**
 * The SDK's schemas have keys that are constants, `{ [_K]: 0 }`. What such a key does when it is evaluated esbuild
 * does not look into, so it keeps the schemas of all operations. With the names as keys it drops those that nobody
 * calls: 50 kB, and 8 ms of a cold start (docs/benchmarks.md).
 */
const SDK_SCHEMAS: Plugin = {
  name: 'sdk-schemas',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]client-[\w-]+[\\/]dist-es[\\/]schemas[\\/]schemas_0\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const constants = text.matchAll(/^const (_\w+) = (".*");$/gm);
      const names = new Map([...constants].map(([, constant = '', name]) => [constant, name]));
      const named = text.replace(/\[(_\w+)\](?=:)/g, (key, constant) => names.get(constant) ?? key);
      // Nobody asks which of 48 errors of KMS it was; unregistered, each is a KMSServiceException of its name.
      const contents = path.includes('client-kms')
        ? named.replace(/^n0_registry\.registerError\(.*\);$/gm, '')
        : named;
      return { contents };
    });
  },
};

/** In a bundle all that is left to require is what Node brings; this gives it without loading the module loader's own module. */
const REQUIRE_BUILT_IN = { js: 'const require=process.getBuiltinModule;' };

/** json-schema-to-typescript asks for all of lodash and calls a dozen of its functions: 33 kB less with these alone. */
const PARTS_OF_LODASH: Plugin = {
  name: 'parts-of-lodash',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]json-schema-to-typescript[\\/]dist[\\/]src[\\/].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const parts = text.replace(/\blodash_1\.(\w+)/g, 'require("lodash/$1")');
      return { contents: parts.replace('const lodash_1 = require("lodash");', '') };
    });
  },
};

/** Of a currency its code counts; in which countries it is used would be 12 kB. */
const CODES_OF_CURRENCIES: Plugin = {
  name: 'codes-of-currencies',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]currency-codes[\\/]data\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      return { contents: text.replace(/"countries": \[[\s\S]*?\n {4}\]/g, '"countries": []') };
    });
  },
};

/** The functions: everything in one minified file, the SDK included, so that little is read at a cold start. */
const LAMBDA: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  legalComments: 'none',
  banner: REQUIRE_BUILT_IN,
  // A function's credentials are in its environment; the SDK would bring eight other ways to look for some.
  alias: {
    '@aws-sdk/credential-provider-node': './functions/aws/environment-credentials.ts',
    'fast-uri': './functions/plain-uri.ts',
  },
  plugins: [SDK_SCHEMAS, PARTS_OF_LODASH, CODES_OF_CURRENCIES, NEVER_USED_PLUGIN],
};

/**
 * The CloudFront Function: one script without module syntax. Names stay, because CloudFront calls the function that
 * is named `handler`; nothing is shaken off, because nothing here calls it.
 */
export const EDGE: BuildOptions = {
  entryPoints: ['functions/edge/handler.ts'],
  outfile: 'dist/edge/resolve.js',
  bundle: true,
  format: 'esm',
  platform: 'neutral',
  minifySyntax: true,
  minifyWhitespace: true,
  treeShaking: false,
  legalComments: 'none',
  external: ['cloudfront'],
  // Runtime 2.0 is ES 5.1 and these. esbuild refuses, or rewrites, all other syntax.
  target: 'es5',
  supported: {
    arrow: true,
    'const-and-let': true,
    'template-literal': true,
    'async-await': true,
    'rest-argument': true,
  },
};

if (import.meta.main) {
  const functions = FUNCTIONS.map(async (name) => {
    const [entry, outfile] = [`functions/${name}.ts`, `dist/functions/${name}/index.mjs`];
    const { metafile } = await build({ ...LAMBDA, entryPoints: [entry], outfile, metafile: true });
    // What the bundle was made from. Beside the folder, because all that is in it is uploaded.
    await writeFile(`dist/functions/${name}.json`, JSON.stringify(metafile));
  });
  await Promise.all([build({ ...CLI, logLevel: 'warning' }), ...functions, build(EDGE)]);
}
