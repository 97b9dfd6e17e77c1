import type { Baseline, Revision } from '../../../core/compare/baseline.ts';
import { fillRates } from '../../../core/compare/guards.ts';
import type { PublishedEntry, Snapshot } from '../../../core/compare/snapshot.ts';
import { canonicalJson, sha256 } from '../../../core/shared/canonical.ts';
import { DATASET_NAMES, type DatasetName } from '../../../core/shared/datasets.ts';
import { descriptionOf } from '../../../core/shared/description.ts';
import type { JsonObject } from '../../../core/shared/json.ts';

/** A record as a release holds it. */
export function entryOf(dataset: DatasetName, id: string, content: JsonObject = {}): PublishedEntry {
  return published('record', dataset, { id, ...content });
}

/** What stays of a withdrawn record. */
export function tombstoneOf(
  dataset: DatasetName,
  id: string,
  reason = 'A mistake.',
  replacedBy: string[] = [],
): PublishedEntry {
  const replacement = replacedBy.length > 0 && { replacedBy };
  return published('tombstone', dataset, { id, withdrawn: { on: '2020-03-01', reason, ...replacement } });
}

/** Many records of one dataset, with the same properties. */
export function entriesOf(
  dataset: DatasetName,
  count: number,
  content: JsonObject = {},
  prefix = 'record',
): PublishedEntry[] {
  return Array.from({ length: count }, (_, index) => entryOf(dataset, `${prefix}-${index}`, content));
}

/** What revisions.json says of some entries. */
export function revisionsOf(entries: readonly PublishedEntry[], revision = '1.0.0'): Revision[] {
  return entries.map(({ kind, dataset, id, sha256: digest }) => ({
    dataset,
    id,
    revision,
    sha256: digest,
    ...(kind === 'tombstone' && { withdrawn: true }),
  }));
}

/** The baseline that a release of this snapshot is for the next one. */
export function baselineOf(snapshot: Snapshot, version = '1.0.0'): Baseline {
  return {
    version,
    ...descriptionOf(snapshot.settings),
    schemasSha256: snapshot.schemasSha256,
    authoringSha256: snapshot.authoringSha256,
    revisions: revisionsOf(snapshot.entries, version),
    fill: Object.fromEntries(DATASET_NAMES.map((dataset) => [dataset, fillRates(snapshot.entries, dataset)])),
    schemasOfMajor: new Map([[version, snapshot.schemas]]),
  };
}

function published(
  kind: PublishedEntry['kind'],
  dataset: DatasetName,
  content: JsonObject & { id: string },
): PublishedEntry {
  const text = canonicalJson(content);
  return { kind, dataset, id: content.id, content, text, sha256: sha256(text) };
}
