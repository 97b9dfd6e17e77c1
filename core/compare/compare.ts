import { sameDescription } from '../shared/description.ts';
import type { SchemaSet } from '../shared/schema.ts';
import type { Baseline } from './baseline.ts';
import { type Bump, bumpFor } from './bump.ts';
import { type Compatibility, proveCompatibility } from './compatibility.ts';
import { floorsOf, raise } from './floor.ts';
import { guardAgainstCollapse } from './guards.ts';
import type { ChangeLevel } from './level.ts';
import { changesSince, type RecordChange, recordChanges } from './record-changes.ts';
import type { SchemaChange } from './schema-diff/change.ts';
import { schemaChanges } from './schema-diff/schema-changes.ts';
import { exceeds } from './single-files.ts';
import type { PublishedEntry, Snapshot } from './snapshot.ts';

/** What a release would change and how far it moves the version on. */
export interface Comparison {
  bump: Bump;
  changes: RecordChange[];
  /** What changed in the published schemas. */
  schemaChanges: SchemaChange[];
  compatibility: Compatibility;
  /** The entries that no release before has held to the published schemas. */
  unproven: readonly PublishedEntry[];
  /** Whether data is published in shards and not in single files. */
  inShards: boolean;
}

/** Whether a release of the snapshot would say nothing new. */
export function isUnchanged(baseline: Baseline, snapshot: Snapshot): boolean {
  const { entries, settings } = snapshot;
  const digests = new Map(baseline.revisions.map(({ dataset, id, sha256 }) => [`${dataset}/${id}`, sha256]));
  return (
    entries.length === digests.size &&
    entries.every(({ dataset, id, sha256 }) => digests.get(`${dataset}/${id}`) === sha256) &&
    snapshot.schemasSha256 === baseline.schemasSha256 &&
    snapshot.authoringSha256 === baseline.authoringSha256 &&
    sameDescription(settings, baseline)
  );
}

/**
 * Compares a snapshot that changed something with the release before, if there was one.
 * @param atLeast the level that the publisher asked for; a higher one that is computed stays
 * @throws Refusal where ids vanish or are reused, or content collapses.
 */
export function compare(
  baseline: Baseline | undefined,
  snapshot: Snapshot,
  atLeast?: ChangeLevel,
): Comparison {
  if (baseline === undefined) {
    const changes = snapshot.entries.map((entry): RecordChange => ({ op: 'added', entry }));
    const bump: Bump = { level: 'initial', reasons: ['first release'] };
    const inShards = exceeds(snapshot.entries, snapshot.limit);
    return { bump, changes, schemaChanges: [], compatibility: [], unproven: snapshot.entries, inShards };
  }
  const changes = recordChanges(baseline.revisions, snapshot.entries);
  guardAgainstCollapse(baseline, snapshot.entries, snapshot.settings.overrides);
  return rated(baseline, snapshot, changes, atLeast);
}

/** The same where a release would be refused: what it would change and how it would be rated if nothing stopped it. */
export function compareFreely(baseline: Baseline, snapshot: Snapshot, atLeast?: ChangeLevel): Comparison {
  return rated(baseline, snapshot, changesSince(baseline.revisions, snapshot.entries), atLeast);
}

function rated(
  baseline: Baseline,
  snapshot: Snapshot,
  changes: RecordChange[],
  atLeast: ChangeLevel | undefined,
): Comparison {
  const schemas = schemaChanges(previousSchemas(baseline), snapshot.schemas);
  // Whatever stayed was held to the schemas of its major, and to its own, by the release before.
  const changed = changes.map(({ entry }) => entry);
  const compatibility = proveCompatibility(snapshot.entries, baseline.schemasOfMajor, changed);
  // Readers got used to where the data is, so a collection that shrinks stays in shards.
  const inShards = baseline.shards !== undefined || exceeds(snapshot.entries, snapshot.limit);
  const bump = bumpFor(baseline, snapshot, { records: changes, schemas, compatibility, inShards });
  const floors = floorsOf(snapshot.settings, baseline.version, atLeast);
  const unproven = baseline.schemasSha256 === snapshot.schemasSha256 ? changed : snapshot.entries;
  return { bump: raise(bump, floors), changes, schemaChanges: schemas, compatibility, unproven, inShards };
}

/** The baseline's own published schemas; it is a release of its own major. */
function previousSchemas({ version, schemasOfMajor }: Baseline): SchemaSet {
  const schemas = schemasOfMajor.get(version);
  if (schemas === undefined) throw new TypeError(`The schemas of ${version} are not at hand.`);
  return schemas;
}
