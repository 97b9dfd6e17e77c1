import { type BuildOptions, build } from 'esbuild';

/** The Lambda functions, by the name of their entry point in functions/. */
export const FUNCTIONS = ['plan', 'validate', 'publish', 'report', 'reconcile'] as const;

// Some dependencies are CommonJS and call require.
const REQUIRE = {
  js: "import{createRequire as __r}from'node:module';const require=__r(import.meta.url);",
};

/** The command line: one entry and chunks that are loaded when a command needs them. */
const CLI: BuildOptions = {
  entryPoints: { depositary: 'cli/main.ts' },
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
};

/**
 * What json-schema-to-typescript loads and, with our options, never uses: a formatter and a parser of YAML. Of the
 * latter one method is called while it is loaded.
 */
const NEVER_USED: Readonly<Record<string, string>> = {
  prettier: 'module.exports = {}',
  'js-yaml': 'module.exports = { CORE_SCHEMA: { withTags() {} } }',
};

/** The functions: everything in one minified file, the SDK included, so that little is read at a cold start. */
const LAMBDA: BuildOptions = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  minify: true,
  mainFields: ['module', 'main'],
  banner: REQUIRE,
  // A function's credentials are in its environment; the SDK would bring eight other ways to look for some.
  alias: { '@aws-sdk/credential-provider-node': './functions/aws/environment-credentials.ts' },
  plugins: [
    {
      name: 'never-used',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^(?:prettier|js-yaml)$/ }, ({ path }) => ({ path, namespace: 'never-used' }));
        onLoad({ filter: /./, namespace: 'never-used' }, ({ path }) => ({ contents: NEVER_USED[path] ?? '' }));
      },
    },
  ],
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
  const functions = FUNCTIONS.map((name) =>
    build({ ...LAMBDA, entryPoints: [`functions/${name}.ts`], outfile: `dist/functions/${name}/index.mjs` }),
  );
  await Promise.all([build({ ...CLI, logLevel: 'warning' }), ...functions, build(EDGE)]);
}
