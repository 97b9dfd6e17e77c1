import type { PublishedEntry } from '../../core/compare/snapshot.ts';
import type { State } from '../../core/review/state.ts';
import { canonicalJson, sha256 } from '../../core/shared/canonical.ts';
import { DATASET_NAMES, type DatasetName, isDatasetName } from '../../core/shared/datasets.ts';
import type { JsonObject } from '../../core/shared/json.ts';
import { byCodeUnit } from '../../core/shared/order.ts';
import type { Schema } from '../../core/shared/schema.ts';
import { openLocated } from '../open-located.ts';
import type { ReleaseLocation } from '../release-location.ts';

/** The path of a published schema of records. */
const PUBLISHED_SCHEMA = /^schemas\/([^/]+\.schema\.json)$/;

/**
 * Reads a release as readers do: every file is verified against the manifest.
 * @throws ReleaseError where it is not there or not what was published
 */
export async function readReleaseState(location: ReleaseLocation): Promise<State> {
  const release = await openLocated(location);
  const { manifest } = release;
  const schemas = new Map<string, Schema>();
  for (const { path } of manifest.files) {
    const [, fileName] = PUBLISHED_SCHEMA.exec(path) ?? [];
    // Its digest says that it is the schema that was published.
    if (fileName !== undefined) schemas.set(fileName, (await release.json(path)) as Schema);
  }
  const entries: PublishedEntry[] = [];
  for (const dataset of DATASET_NAMES) {
    for (const record of await release.records(dataset))
      entries.push(entryOf('record', dataset, record as JsonObject & { id: string }));
  }
  for (const tombstone of await release.withdrawn()) entries.push(tombstoneOf(tombstone));
  return {
    collection: release.collection,
    version: release.version,
    description: manifest,
    entries: entries.sort(inOrder),
    schemas,
    schemasSha256: manifest.schemasSha256,
    authoringSha256: manifest.authoringSha256,
  };
}

/** In the file of all tombstones each says in which dataset it was; its own content does not. */
function tombstoneOf(value: unknown): PublishedEntry {
  const { dataset, ...content } = value as JsonObject & { id: string; dataset: string };
  if (!isDatasetName(dataset)) throw new TypeError(`There is no dataset ${dataset}.`);
  return entryOf('tombstone', dataset, content as JsonObject & { id: string });
}

function entryOf(
  kind: PublishedEntry['kind'],
  dataset: DatasetName,
  content: JsonObject & { id: string },
): PublishedEntry {
  const text = canonicalJson(content);
  return { kind, dataset, id: content.id, content, text, sha256: sha256(text) };
}

function inOrder(a: PublishedEntry, b: PublishedEntry): number {
  return DATASET_NAMES.indexOf(a.dataset) - DATASET_NAMES.indexOf(b.dataset) || byCodeUnit(a.id, b.id);
}
