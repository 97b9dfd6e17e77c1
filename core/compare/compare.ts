import { sameDescription } from '../shared/description.ts';
import type { Baseline } from './baseline.ts';
import { type Bump, bumpFor } from './bump.ts';
import { type Compatibility, proveCompatibility } from './compatibility.ts';
import { guardAgainstCollapse } from './guards.ts';
import { type RecordChange, recordChanges } from './record-changes.ts';
import type { Snapshot } from './snapshot.ts';

/** What a release would change and how far it moves the version on. */
export interface Comparison {
  bump: Bump;
  changes: RecordChange[];
  compatibility: Compatibility;
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
 * @throws Refusal where ids vanish or are reused, or content collapses.
 */
export function compare(baseline: Baseline | undefined, snapshot: Snapshot): Comparison {
  if (baseline === undefined) {
    const changes = snapshot.entries.map((entry): RecordChange => ({ op: 'added', entry }));
    return { bump: { level: 'initial', reasons: ['first release'] }, changes, compatibility: [] };
  }
  const changes = recordChanges(baseline.revisions, snapshot.entries);
  guardAgainstCollapse(baseline, snapshot.entries, snapshot.settings.overrides);
  const compatibility = proveCompatibility(snapshot.entries, baseline.schemasOfMajor);
  return { bump: bumpFor(baseline, snapshot, changes, compatibility), changes, compatibility };
}
