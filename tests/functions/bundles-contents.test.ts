import { readdirSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { FUNCTIONS } from '../../build.ts';
import { assetOf, type FunctionName } from './cloud.ts';

/**
 * The most bytes that each bundle may have, minified. Of publish the project promises a million; the others have what
 * they need and some room, so that nothing large slips in unseen.
 */
const BUDGETS: Record<FunctionName, number> = {
  plan: 1_800_000,
  validate: 300_000,
  publish: 1_000_000,
  report: 500_000,
  reconcile: 650_000,
};

/** What belongs to the deployment, to tests and to the command line. */
const FOREIGN =
  /^(?:tests|infra|cli|client|bench)\/|^node_modules\/(?:aws-cdk-lib|constructs|cdk-nag|commander|vitest|esbuild|typescript)\//;
const BUILT_IN: ReadonlySet<string> = new Set(builtinModules);
/** Libraries for what only one or two of the functions do, and who that is. */
const SPECIAL: Readonly<Record<string, readonly FunctionName[]>> = {
  refa: ['plan'],
  scslre: ['plan'],
  'json-schema-to-typescript': ['publish'],
  'csv-stringify': ['publish', 'reconcile'],
  feed: ['publish', 'reconcile'],
  'js-yaml': ['publish'],
  'hyparquet-writer': ['publish'],
  fflate: ['publish'],
  'quicktype-core': [],
  jose: ['publish'],
  '@aws-sdk/client-kms': ['publish'],
  '@aws-sdk/client-cloudfront-keyvaluestore': ['publish', 'reconcile'],
  '@aws-sdk/client-sfn': ['reconcile'],
  '@aws-sdk/client-s3': ['plan', 'publish', 'report', 'reconcile'],
  '@aws-sdk/s3-request-presigner': ['plan'],
  'modern-tar': ['publish'],
  prettier: [],
  sax: [],
  '@aws-sdk/credential-provider-node': [],
};

/** The files of which something is in a bundle. */
function sourcesOf(name: FunctionName): string[] {
  const metafile: Metafile = JSON.parse(readFileSync(`${assetOf(name)}.json`, 'utf8'));
  const [bundle] = Object.values(metafile.outputs);
  return Object.entries(bundle?.inputs ?? {})
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([path]) => path);
}

describe.each(FUNCTIONS)('the bundle of %s', (name) => {
  const file = join(assetOf(name), 'index.mjs');

  it('is all that is uploaded, and keeps to its budget', () => {
    expect(readdirSync(assetOf(name))).toEqual(['index.mjs']);
    expect(statSync(file).size).toBeLessThanOrEqual(BUDGETS[name]);
  });

  it('holds what the function needs and nothing else', () => {
    const sources = sourcesOf(name);
    expect(sources).toContain(`functions/${name}.ts`);
    expect(sources.filter((path) => FOREIGN.test(path))).toEqual([]);
    const found = Object.keys(SPECIAL).filter((library) =>
      sources.some((path) => path.startsWith(`node_modules/${library}/`)),
    );
    expect(found).toEqual(Object.keys(SPECIAL).filter((library) => SPECIAL[library]?.includes(name)));
  });

  it('has no schemas of operations that the project does not use', () => {
    const text = readFileSync(file, 'utf8');
    expect(text.includes('PutObject')).toBe(name !== 'validate');
    expect(text).not.toMatch(/SelectObjectContent|PutBucketAcl|DeleteBucket|ScheduleKeyDeletion/);
  });

  it('imports nothing but what Node brings, and names nothing of the machine that built it', () => {
    const text = readFileSync(file, 'utf8');
    const imported = [...text.matchAll(/\bfrom"([^"]+)"/g)].map(([, target = '']) => target);
    expect(imported).toContain('node:crypto');
    expect(imported.filter((target) => !target.startsWith('node:') && !BUILT_IN.has(target))).toEqual([]);
    expect(text).not.toContain(process.cwd());
  });
});
