import { changelog } from '../build/changelog.ts';
import { changesOf } from '../build/changes.ts';
import { assertContract } from '../build/contract.ts';
import { nextVersion } from '../compare/bump.ts';
import { type Comparison, compare, compareFreely, isUnchanged } from '../compare/compare.ts';
import type { Compatibility } from '../compare/compatibility.ts';
import { collapses } from '../compare/guards.ts';
import type { Level } from '../compare/level.ts';
import { idRefusals } from '../compare/record-changes.ts';
import type { SchemaChange } from '../compare/schema-diff/change.ts';
import type { Snapshot } from '../compare/snapshot.ts';
import { assertYanksKnown, pointerFor, sameReleases } from '../publish/pointer.ts';
import { Refusal } from '../shared/refusal.ts';
import { type Base, forStepAfter } from './base.ts';
import { diffRecords } from './data-diff.ts';
import { recordName } from './state.ts';
import { isUncorrected } from './uncorrected.ts';

/** What publishing a state would do after a base. */
export interface Plan {
  /** `marked`: no new release; releases would be yanked, or restored. */
  outcome: 'release' | 'marked' | 'unchanged' | 'refused';
  /** The version it would have; absent where nothing is released, or the version of the base is not known. */
  version?: string;
  /** Of a refused release, what it would be if nothing stopped it. */
  level?: Level;
  /** Everything that called for the level, the weightiest first. */
  reasons: string[];
  /** What stops it. */
  problems: Pick<Refusal, 'code' | 'message' | 'help'>[];
  schemaChanges: SchemaChange[];
  /** How the records fit the schemas of earlier releases of the same major. */
  earlier: Compatibility;
  /** Records with a changed value that no entry in `corrections` explains, as dataset/id. */
  uncorrected: string[];
  /** The section that the changelog would gain; absent where nothing is released. */
  changelog?: string;
}

/** What stands for the version where it is not known. */
const NEXT = 'next';

/**
 * Foretells what publishing a snapshot would do. What depends on the commit or on other publishers (`superseded`,
 * version numbers that were taken and not used) is not foretold.
 * @param base the newest release; undefined where there is none
 */
export function planRelease(base: Base | undefined, snapshot: Snapshot): Plan {
  if (base === undefined) return firstRelease(snapshot);
  const step = forStepAfter(base, snapshot);
  if (isUnchanged(base.baseline, step)) return withoutRelease(base, step);
  const comparison = compareFreely(base.baseline, step);
  const known = base.releases !== undefined;
  const version = known ? nextVersion(base.baseline.version, comparison.bump.level) : undefined;
  const problems = [
    ...idRefusals(base.baseline.revisions, step.entries),
    ...collapses(base.baseline, step.entries, step.settings.overrides),
    ...commonRefusals(step, version === undefined ? undefined : [...versionsOf(base), version]),
  ].map(told);
  const refused = problems.length > 0;
  return {
    outcome: refused ? 'refused' : 'release',
    ...(version !== undefined && !refused && { version }),
    ...factsOf(comparison),
    problems,
    uncorrected: diffRecords(base.entries, step.entries).filter(isUncorrected).map(recordName),
    ...(!refused && { changelog: draft(base, step, comparison, version ?? NEXT) }),
  };
}

function firstRelease(snapshot: Snapshot): Plan {
  const comparison = compare(undefined, snapshot);
  const version = nextVersion(undefined, 'initial');
  const problems = commonRefusals(snapshot, [version]).map(told);
  const refused = problems.length > 0;
  return {
    outcome: refused ? 'refused' : 'release',
    ...(!refused && { version }),
    ...factsOf(comparison),
    problems,
    uncorrected: [],
    ...(!refused && { changelog: draft(undefined, snapshot, comparison, version) }),
  };
}

function withoutRelease({ releases }: Base, { settings }: Snapshot): Plan {
  const empty = { reasons: [], schemaChanges: [], earlier: [], uncorrected: [] };
  if (releases === undefined) return { outcome: 'unchanged', problems: [], ...empty };
  const versions = releases.releases.map(({ version }) => version);
  const problems = refusalsOf(() => assertYanksKnown(versions, settings)).map(told);
  if (problems.length > 0) return { outcome: 'refused', problems, ...empty };
  const marked = pointerFor(settings, releases.releases, { sha: '', time: releases.updated });
  return { outcome: sameReleases(marked, releases) ? 'unchanged' : 'marked', problems, ...empty };
}

function factsOf({ bump, schemaChanges, compatibility }: Comparison) {
  return { level: bump.level, reasons: bump.reasons, schemaChanges, earlier: compatibility };
}

/** What stops any release. Versions are undefined where they are not known. */
function commonRefusals(snapshot: Snapshot, versions: readonly string[] | undefined): Refusal[] {
  return [
    ...refusalsOf(() => assertContract(snapshot, snapshot.entries)),
    ...(versions === undefined ? [] : refusalsOf(() => assertYanksKnown(versions, snapshot.settings))),
  ];
}

function refusalsOf(assert: () => void): Refusal[] {
  try {
    assert();
    return [];
  } catch (error) {
    if (error instanceof Refusal) return [error];
    throw error;
  }
}

function told({ code, message, help }: Refusal): Plan['problems'][number] {
  return { code, message, help };
}

function versionsOf({ releases }: Base): string[] {
  return releases?.releases.map(({ version }) => version) ?? [];
}

function draft(base: Base | undefined, { settings }: Snapshot, comparison: Comparison, to: string): string {
  const before = new Map(base?.entries.map((entry) => [recordName(entry), entry.content]));
  const from = base?.baseline.version;
  const changes = changesOf(settings.name, from, to, comparison, before);
  // No commit has made it yet, so it has no day.
  return changelog(changes, comparison, 'draft', undefined).replace(/^# Changelog\n+/, '');
}
