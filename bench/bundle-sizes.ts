import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { FUNCTIONS } from '../build.ts';
import { type Bound, bound, boundCells, table } from './result.ts';

/** The most bytes of the bundle of publish. */
const MOST_PUBLISH_BYTES = 1_000_000;

export interface BundleSize {
  name: string;
  bytes: number;
  gzipBytes: number;
  bound?: Bound;
}

/** The sizes of the functions' bundles in dist/. */
export function bundleSizes(): BundleSize[] {
  return FUNCTIONS.map((name) => {
    const content = readFileSync(
      fileURLToPath(new URL(`../dist/functions/${name}/index.mjs`, import.meta.url)),
    );
    return {
      name,
      bytes: content.length,
      gzipBytes: gzipSync(content).length,
      ...(name === 'publish' && { bound: bound(content.length, MOST_PUBLISH_BYTES) }),
    };
  });
}

export function renderSizes(sizes: readonly BundleSize[]): string {
  const number = (value: number): string => value.toLocaleString('en');
  return table(
    ['bundle, minified', 'bytes', 'with gzip', 'bound', ''],
    sizes.map(({ name, bytes, gzipBytes, bound: found }) => [
      name,
      number(bytes),
      number(gzipBytes),
      ...boundCells(found, number),
    ]),
  );
}
