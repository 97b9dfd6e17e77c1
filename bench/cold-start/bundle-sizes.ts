import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { FUNCTIONS } from '../../build.ts';

/** The sizes of the functions' bundles in dist/, in bytes, by function. */
export function bundleSizes(): Record<string, number> {
  return Object.fromEntries(
    FUNCTIONS.map((name) => {
      const path = fileURLToPath(new URL(`../../dist/functions/${name}/index.mjs`, import.meta.url));
      return [name, readFileSync(path).length];
    }),
  );
}
