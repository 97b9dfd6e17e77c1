import { DATASET_NAMES, type DatasetName } from '../../shared/datasets.ts';

/** The client, bound to the collection: `import { openRelease } from '<collection>/client'`. */
export function clientEntry(collection: string): { js: string; dts: string } {
  const name = JSON.stringify(collection);
  return {
    js: `import { openRelease as open } from './client.js';

export { browserCache, ReleaseError } from './client.js';
export const openRelease = (wanted, options) => open(wanted, { ...options, collection: ${name} });
`,
    dts: `import type { Manifest, RecordTypes, WithdrawnRecord } from '../types/index.js';
import type { OpenedRelease, OpenOptions } from './client.js';

export type { Fetch, FileCache, KeySet, OpenedRelease, OpenOptions, ReleaseErrorCode } from './client.js';
export { browserCache, ReleaseError } from './client.js';

/** The types of the collection. */
export interface CollectionTypes {
  /** The type of the records of each dataset. */
  records: RecordTypes;
  /** The type of tombstones. */
  withdrawn: WithdrawnRecord;
  /** The type of the manifest. */
  manifest: Manifest;
}

/**
 * Opens a published release: finds it in the pointer, and verifies the digest of its manifest and the signature. Its
 * files are fetched, and verified, when they are asked for.
 * @param wanted an exact version (\`1.4.2\`), or a range of which the newest release that is not yanked is taken:
 *   \`1\`, \`1.x\`, \`1.4\`, \`1.4.x\`, \`^1.2.0\`, \`~1.2.0\`, \`latest\`
 * @throws ReleaseError, whose \`code\` says why
 */
export declare function openRelease(wanted: string, options: OpenOptions): Promise<OpenedRelease<CollectionTypes>>;
`,
  };
}

/**
 * The package itself: its data, the vocabularies, the types and the client.
 * @param holdsData whether the records are in the package
 */
export function mainEntry(
  collection: string,
  version: string,
  holdsData: boolean,
): { js: string; dts: string } {
  const data = holdsData ? dataEntry() : { js: '', dts: '' };
  return {
    js: `export * from './client/index.js';
export * from './vocabularies.js';

export const COLLECTION = ${JSON.stringify(collection)};
export const VERSION = ${JSON.stringify(version)};
${data.js}`,
    dts: `${holdsData ? "import type { RecordTypes, WithdrawnRecord } from './types/index.js';\n\n" : ''}export * from './client/index.js';
export type * from './types/index.js';
export * from './vocabularies.js';

/** The name of the collection. */
export declare const COLLECTION: ${JSON.stringify(collection)};
/** The version of the release that this package ${holdsData ? 'holds' : 'is of'}. */
export declare const VERSION: ${JSON.stringify(version)};
${data.dts}`,
  };
}

function dataEntry(): { js: string; dts: string } {
  const loaders = DATASET_NAMES.map(
    (dataset) => `  ${dataset}: () => import('./data/${dataset}.json', { with: { type: 'json' } }),\n`,
  );
  return {
    js: `
const FILES = {
${loaders.join('')}};

export async function records(dataset) {
  if (!Object.hasOwn(FILES, dataset)) throw new RangeError(\`There is no dataset "\${dataset}".\`);
  return (await FILES[dataset]()).default.records;
}

export async function withdrawn() {
  return (await import('./data/withdrawn.json', { with: { type: 'json' } })).default.records;
}
`,
    dts: `
/**
 * The records of a dataset in this package, by id. Every call gives the same list; do not change it.
 * @throws RangeError where there is no such dataset
 */
export declare function records<Name extends keyof RecordTypes>(dataset: Name): Promise<RecordTypes[Name][]>;

/** The tombstones of all datasets in this package. */
export declare function withdrawn(): Promise<WithdrawnRecord[]>;
`,
  };
}

/**
 * The declarations of `data/<dataset>.json`, which say more than the compiler can see in a JSON file. With `export =`
 * they fit what `import` makes of JSON, a default export, and what `require` gives.
 */
export function dataDeclaration(dataset: DatasetName | 'withdrawn'): string {
  const type = dataset === 'withdrawn' ? 'WithdrawnFile' : `DatasetFile<'${dataset}'>`;
  return `import type { ${type.replace(/<.*/, '')} } from '../index.js' with { 'resolution-mode': 'import' };

declare const file: ${type};
export = file;
`;
}
