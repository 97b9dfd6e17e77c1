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

/**
 * Compares a snapshot with the release before.
 * @returns undefined where nothing changed and there is nothing to release.
 * @throws Refusal where ids vanish or are reused, or content collapses.
 */
export function compare(baseline: Baseline | undefined, snapshot: Snapshot): Comparison | undefined {
  if (baseline === undefined) {
    const changes = snapshot.entries.map((entry): RecordChange => ({ op: 'added', entry }));
    return { bump: { level: 'initial', reasons: ['first release'] }, changes, compatibility: [] };
  }
  const changes = recordChanges(baseline.revisions, snapshot.entries);
  guardAgainstCollapse(baseline, snapshot.entries, snapshot.settings.overrides);
  const unchanged = changes.length === 0 && baseline.schemasSha256 === snapshot.schemasSha256;
  const compatibility = unchanged ? [] : proveCompatibility(snapshot.entries, baseline.schemasOfMajor);
  const bump = bumpFor(baseline, snapshot, changes, compatibility);
  return bump && { bump, changes, compatibility };
}
