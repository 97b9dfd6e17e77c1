import { isObject, own } from '../../shared/json.ts';

/** What was written down of the feeds when they were made last. */
export interface FeedsMarker {
  /** The digest of the pointer's list of releases, with its marks. */
  releasesSha256: string;
  /** The newest release whose changes are in changes.csv, and the digest of that file. */
  changes: { through: string; sha256: string };
}

/** The marker as it is stored. */
export function markerBytes(marker: FeedsMarker): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(marker)}\n`);
}

/** The inverse; a marker that cannot be read counts as none, so that everything is made again. */
export function readMarker(bytes: Uint8Array): FeedsMarker | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (!isObject(value)) return undefined;
    const [releasesSha256, changes] = [own(value, 'releasesSha256'), own(value, 'changes')];
    if (typeof releasesSha256 !== 'string' || !isObject(changes)) return undefined;
    const [through, sha256] = [own(changes, 'through'), own(changes, 'sha256')];
    if (typeof through !== 'string' || typeof sha256 !== 'string') return undefined;
    return { releasesSha256, changes: { through, sha256 } };
  } catch {
    return undefined;
  }
}
