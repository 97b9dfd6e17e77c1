import { titleOf } from '../build/changes.ts';
import { citation } from '../build/metadata/described-release.ts';
import { type Quality, qualityOf } from '../build/quality.ts';
import type { PublishedEntry, Snapshot } from '../compare/snapshot.ts';
import { addressOf } from '../shared/description.ts';
import { releaseKey } from '../shared/keys.ts';
import { type Conflicts, conflictsBetween } from './conflicts.ts';
import { diffRecords, type RecordDiff } from './data-diff.ts';
import { namedRecord } from './named-record.ts';
import { type ReadClaim, type ReadFact, readClaims, readEvidence, readFacts } from './readings.ts';
import { recordName } from './state.ts';

/** A changed record as it will be read. */
export interface PreviewRecord {
  op: Exclude<RecordDiff['op'], 'removed'>;
  dataset: RecordDiff['dataset'];
  id: string;
  title: string;
  facts: ReadFact[];
  /** The claims of a figure, side by side. */
  claims: ReadClaim[];
  /** How they compare. */
  comparison?: string;
  /** Where the passages of the record itself stand. */
  evidence: string[];
  /** How the record is cited. */
  citation: string;
}

/** What a release would say of its own evidence. */
export type Coverage = Pick<Quality, 'evidence' | 'figures' | 'contested'>;

/** The changed records of a state as they will be read, and what the change does to the whole. */
export interface Preview {
  records: PreviewRecord[];
  conflicts: Conflicts;
  coverage: { before?: Coverage; after: Coverage };
}

/**
 * Reads what changed since another state as readers will.
 * @param before undefined where nothing was published
 * @param version of the release that the state would become, where it is known
 */
export function previewOf(
  before: readonly PublishedEntry[] | undefined,
  snapshot: Snapshot,
  version?: string,
): Preview {
  const { entries } = snapshot;
  const titles = new Map(entries.map((entry) => [recordName(entry), titleOf(entry.content)]));
  const byName = new Map(entries.map((entry) => [recordName(entry), entry]));
  const records = diffRecords(before ?? [], entries).flatMap(({ op, title, ...record }): PreviewRecord[] => {
    const entry = byName.get(recordName(record));
    if (op === 'removed' || entry === undefined) return [];
    return [{ op, ...previewRecord(entry, title, snapshot, titles, version) }];
  });
  return {
    records,
    conflicts: conflictsBetween(before ?? [], entries),
    coverage: {
      ...(before !== undefined && { before: coverageOf(before) }),
      after: coverageOf(entries),
    },
  };
}

function previewRecord(
  entry: PublishedEntry,
  title: string,
  snapshot: Snapshot,
  titles: ReadonlyMap<string, string>,
  version: string | undefined,
): Omit<PreviewRecord, 'op'> {
  const { dataset, id, kind } = entry;
  const content = kind === 'record' ? namedRecord(entry, snapshot.authoringSchemas, titles) : entry.content;
  const comparison = content.comparison;
  return {
    dataset,
    id,
    title,
    facts: readFacts(content),
    claims: readClaims(content),
    ...(typeof comparison === 'string' && { comparison }),
    evidence: readEvidence(content),
    citation: citedAs(entry, title, snapshot, version),
  };
}

/** The release with its exact version, and the record in it; its address where the collection says where it is served. */
function citedAs(
  { dataset, id }: PublishedEntry,
  title: string,
  { settings }: Snapshot,
  version = 'x.y.z',
): string {
  const { name, site } = settings;
  const whole = `“${title}” (${dataset}/${id}). ${citation(name, version, settings)}`;
  if (site === undefined) return `${whole}.`;
  return `${whole}. ${addressOf(releaseKey(name, version, `data/${dataset}.json`), { site })}`;
}

function coverageOf(entries: readonly PublishedEntry[]): Coverage {
  const { evidence, figures, contested } = qualityOf('', '', entries);
  return { evidence, figures, contested };
}
