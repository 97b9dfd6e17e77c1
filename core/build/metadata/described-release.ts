import type { Bump } from '../../compare/bump.ts';
import type { Description } from '../../shared/description.ts';
import { fullName } from '../../shared/description.ts';
import type { ManifestFile } from '../documents.ts';
import type { TableChain } from '../tables/table.ts';

/** What the documents that describe a release to programs are made from. */
export interface DescribedRelease {
  collection: string;
  version: string;
  /** The release before; absent for the first. */
  previous?: string;
  /** The day of the commit. No time: two commits with the same content must give the same files. */
  day: string;
  bump: Bump;
  description: Description;
  /** The files of the release that are made before these documents, among them all that hold data. */
  files: readonly DescribedFile[];
  /** Every table, with those that hold it. */
  tables: readonly TableChain[];
  /** What the records cite. */
  sources: readonly CitedSource[];
  /** Whether the data is in shards beside the releases, and not in files. */
  inShards: boolean;
}

/** A file as the manifest lists it. */
export type DescribedFile = ManifestFile;

/** A source as its record names it. */
export interface CitedSource {
  title: string;
  /** Absent where no address is known. */
  url?: string;
}

/** The files that hold records, in whatever format. */
export function dataFilesOf(files: readonly DescribedFile[]): DescribedFile[] {
  return files.filter(({ path }) => path.startsWith('data/') || path.endsWith('.sqlite'));
}

/** The bare media type, without parameters. */
export function bareMediaType(mediaType: string): string {
  return mediaType.replace(/;.*/, '');
}

/** The address of a licence by its SPDX identifier. */
export function licenseAddress(license: string): string {
  return `https://spdx.org/licenses/${license}`;
}

/** How a release is cited in one line. */
export function citation(collection: string, version: string, { title, creators }: Description): string {
  const by = creators === undefined ? '' : `${creators.map(fullName).join(', ')}: `;
  return `${by}${title} (${collection}), version ${version}`;
}
