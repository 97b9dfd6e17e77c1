import inc from 'semver/functions/inc.js';
import { sameDescription } from '../shared/description.ts';
import type { Baseline } from './baseline.ts';
import { type Compatibility, isCompatible } from './compatibility.ts';
import { byLevel, type ChangeLevel, type Level } from './level.ts';
import { DEPARTURES, type RecordChange } from './record-changes.ts';
import type { SchemaChange } from './schema-diff/change.ts';
import { schemaReasons } from './schema-reasons.ts';
import type { Snapshot } from './snapshot.ts';

/** A level with everything that called for it. */
export interface Bump {
  level: Level;
  reasons: string[];
}

/** What a release changes, of which its level is computed. */
export interface ReleaseChanges {
  records: readonly RecordChange[];
  schemas: readonly SchemaChange[];
  compatibility: Compatibility;
  inShards: boolean;
}

interface Reason {
  level: ChangeLevel;
  reason: string;
}

/** The version of the first release. */
const FIRST_VERSION = '1.0.0';

/** Computes the level of a release from what it changes (docs/versioning.md); the weightiest reason comes first. */
export function bumpFor(baseline: Baseline, snapshot: Snapshot, changes: ReleaseChanges): Bump {
  const reasons = [
    ...schemaReasons(changes.schemas),
    ...compatibilityReasons(changes.compatibility),
    ...shardReasons(baseline, snapshot, changes.inShards),
    ...recordReasons(changes.records),
    ...otherReasons(baseline, snapshot, changes),
  ].toSorted(byLevel);
  return { level: reasons[0]?.level ?? 'patch', reasons: reasons.map(({ reason }) => reason) };
}

function compatibilityReasons(compatibility: Compatibility): Reason[] {
  if (isCompatible(compatibility)) return [];
  return [{ level: 'major', reason: 'a record does not fit the schemas of an earlier release' }];
}

/** Who reads the single files finds them no more. */
function shardReasons({ shards }: Baseline, { limit }: Snapshot, inShards: boolean): Reason[] {
  if (!inShards || shards !== undefined) return [];
  const size = `${limit.records} records or ${limit.bytes} bytes`;
  return [{ level: 'major', reason: `the data is in shards, because it is more than ${size}` }];
}

function recordReasons(changes: readonly RecordChange[]): Reason[] {
  const kinds: { op: RecordChange['op']; level: ChangeLevel; what: string }[] = [
    { op: 'added', level: 'minor', what: 'added' },
    ...DEPARTURES.map((op) => ({ op, level: 'minor' as const, what: op })),
    { op: 'modified', level: 'patch', what: 'corrected' },
  ];
  return kinds.flatMap(({ op, level, what }) => {
    const count = changes.filter((change) => change.op === op).length;
    return count === 0 ? [] : [{ level, reason: `${count} ${count === 1 ? 'record' : 'records'} ${what}` }];
  });
}

function otherReasons(baseline: Baseline, snapshot: Snapshot, { schemas }: ReleaseChanges): Reason[] {
  const isRewritten = baseline.schemasSha256 !== snapshot.schemasSha256 && schemas.length === 0;
  const isAuthoring = baseline.authoringSha256 !== snapshot.authoringSha256;
  const isDescription = !sameDescription(snapshot.settings, baseline);
  return [
    ...(isRewritten ? ['the schemas are written differently and say the same'] : []),
    ...(isAuthoring ? ['the authoring schemas or the units changed'] : []),
    ...(isDescription ? ['the description of the collection changed'] : []),
  ].map((reason) => ({ level: 'patch', reason }));
}

/** The version that a level leads to. */
export function nextVersion(previous: string | undefined, level: Level): string {
  if (previous === undefined || level === 'initial') return FIRST_VERSION;
  const next = inc(previous, level);
  if (next === null) throw new TypeError(`"${previous}" is no version.`);
  return next;
}
