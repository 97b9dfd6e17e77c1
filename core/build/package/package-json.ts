import type { CollectionSettings } from '../../check/collection.ts';
import { DATASET_NAMES } from '../../shared/datasets.ts';

/** The datasets and the tombstones: what `./data/<name>.json` can be. */
export const DATA_NAMES = [...DATASET_NAMES, 'withdrawn'] as const;

/**
 * The package.json of a release's package.
 * @param dataNames what of `./data/<name>.json` is in it
 */
export function packageJson(
  { name, title, license }: CollectionSettings,
  version: string,
  dataNames: readonly string[],
) {
  const data = dataNames.map((dataset) => [
    `./data/${dataset}.json`,
    { types: `./types/data/${dataset}.d.cts`, default: `./data/${dataset}.json` },
  ]);
  return {
    name,
    version,
    description: title,
    license,
    type: 'module',
    // Where JSON can be imported with an attribute.
    engines: { node: '>=20.10' },
    sideEffects: false,
    main: './index.js',
    types: './index.d.ts',
    exports: {
      '.': { types: './index.d.ts', default: './index.js' },
      './client': { types: './client/index.d.ts', default: './client/index.js' },
      './types': { types: './types/index.d.ts' },
      ...Object.fromEntries(data),
      './schemas/*': './schemas/*',
      './package.json': './package.json',
    },
  };
}
