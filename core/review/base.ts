import type { Releases } from '../build/documents.ts';
import type { CollectionSettings } from '../check/collection.ts';
import type { Baseline } from '../compare/baseline.ts';
import { fillRates } from '../compare/guards.ts';
import type { PublishedEntry, Snapshot } from '../compare/snapshot.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { DATASET_NAMES } from '../shared/datasets.ts';
import { descriptionOf } from '../shared/description.ts';

/** What a change is planned against: a release, or a state that is taken for one. */
export interface Base {
  entries: readonly PublishedEntry[];
  baseline: Baseline;
  /** The releases up to this one; absent where the state was never released, so that its version is not known. */
  releases?: Releases;
  /** The settings of a state that is taken for a release: what it says already is not meant for the next step. */
  settings?: CollectionSettings;
}

/** What stands for the version of a state that is taken for a release: nobody knows it. */
const ASSUMED = 'x.y.z';

/** Takes a state for a release that has just been made. */
export function assumedBase({ settings, entries, schemas, schemasSha256, authoringSha256 }: Snapshot): Base {
  const revisions = entries.map(({ kind, dataset, id, sha256 }) => ({
    dataset,
    id,
    revision: ASSUMED,
    sha256,
    ...(kind === 'tombstone' && { withdrawn: true }),
  }));
  const baseline: Baseline = {
    version: ASSUMED,
    ...descriptionOf(settings),
    schemasSha256,
    authoringSha256,
    revisions,
    fill: Object.fromEntries(DATASET_NAMES.map((dataset) => [dataset, fillRates(entries, dataset)])),
    schemasOfMajor: new Map([[ASSUMED, schemas]]),
  };
  return { entries, baseline, settings };
}

/**
 * The snapshot as the step after a base sees it. Where no version is known, an override or a raised level is meant
 * for this step if the base does not have it yet.
 */
export function forStepAfter({ settings: before, baseline }: Base, snapshot: Snapshot): Snapshot {
  if (before === undefined) return snapshot;
  const { overrides, atLeast, ...settings } = snapshot.settings;
  const known = new Set(
    [...(before.overrides ?? []), before.atLeast ?? null].map((item) => canonicalJson(item)),
  );
  const isNew = (item: object): boolean => !known.has(canonicalJson(item));
  const after = baseline.version;
  return {
    ...snapshot,
    settings: {
      ...settings,
      ...(overrides && { overrides: overrides.filter(isNew).map((item) => ({ ...item, after })) }),
      ...(atLeast && isNew(atLeast) && { atLeast: { ...atLeast, after } }),
    },
  };
}
