import { inc } from 'semver';
import { sameDescription } from '../shared/description.ts';
import type { Baseline } from './baseline.ts';
import { type Compatibility, isCompatible } from './compatibility.ts';
import type { RecordChange } from './record-changes.ts';
import type { Snapshot } from './snapshot.ts';

/** How far a release moves on, seen by a reader: major may break programs, minor adds, patch corrects. */
export type Level = 'initial' | 'major' | 'minor' | 'patch';

/** A level with everything that called for it. */
export interface Bump {
  level: Level;
  reasons: string[];
}

/** The version of the first release. */
const FIRST_VERSION = '1.0.0';

/** Computes the level of a release from what it changes (docs/versioning.md). */
export function bumpFor(
  baseline: Baseline,
  snapshot: Snapshot,
  changes: readonly RecordChange[],
  compatibility: Compatibility,
): Bump {
  const reasons: { level: Level; reason: string }[] = [];
  // Until schema changes are told apart one by one, any change may break a reader.
  if (baseline.schemasSha256 !== snapshot.schemasSha256)
    reasons.push({ level: 'major', reason: 'the schemas changed' });
  if (!isCompatible(compatibility)) {
    reasons.push({ level: 'major', reason: 'a record does not fit the schemas of an earlier release' });
  }
  const count = (op: RecordChange['op']): number => changes.filter((change) => change.op === op).length;
  if (count('added') > 0) reasons.push({ level: 'minor', reason: records(count('added'), 'added') });
  if (count('withdrawn') > 0)
    reasons.push({ level: 'minor', reason: records(count('withdrawn'), 'withdrawn') });
  if (count('modified') > 0)
    reasons.push({ level: 'patch', reason: records(count('modified'), 'corrected') });
  if (baseline.authoringSha256 !== snapshot.authoringSha256) {
    reasons.push({ level: 'patch', reason: 'the authoring schemas or the units changed' });
  }
  if (!sameDescription(snapshot.settings, baseline)) {
    reasons.push({ level: 'patch', reason: 'the description of the collection changed' });
  }
  const level = (['major', 'minor'] as const).find((candidate) => reasons.some((r) => r.level === candidate));
  return { level: level ?? 'patch', reasons: reasons.map(({ reason }) => reason) };
}

/** The version that a level leads to. */
export function nextVersion(previous: string | undefined, level: Level): string {
  if (previous === undefined || level === 'initial') return FIRST_VERSION;
  const next = inc(previous, level);
  if (next === null) throw new TypeError(`"${previous}" is no version.`);
  return next;
}

function records(count: number, what: string): string {
  return `${count} ${count === 1 ? 'record' : 'records'} ${what}`;
}
