import { titleOf } from '../build/changes.ts';
import type { Revision } from '../compare/baseline.ts';
import { changesSince, type RecordChange } from '../compare/record-changes.ts';
import type { SchemaChange } from '../compare/schema-diff/change.ts';
import { schemaChanges } from '../compare/schema-diff/schema-changes.ts';
import type { PublishedEntry } from '../compare/snapshot.ts';
import { DATASET_NAMES, type DatasetName } from '../shared/datasets.ts';
import { descriptionOf } from '../shared/description.ts';
import type { JsonObject } from '../shared/json.ts';
import { byCodeUnit } from '../shared/order.ts';
import { replacementsOf, withdrawalReason } from '../shared/tombstone.ts';
import { type Conflicts, conflictsBetween } from './conflicts.ts';
import { brief } from './labels.ts';
import { recordName, type State } from './state.ts';
import { type ValueChange, valueChanges } from './value-changes.ts';

/** What people call a statement is the whole of it. */
const LONGEST_TITLE = 100;

/** What happened to one record between two states. */
export interface RecordDiff {
  /** As in a release; also `removed`, gone without a tombstone, and `restored`, a tombstone that is a record again. */
  op: RecordChange['op'] | 'removed' | 'restored';
  dataset: DatasetName;
  id: string;
  title: string;
  /** Why a record is gone. */
  reason?: string;
  /** What takes the place of a record that is gone. */
  replacedBy?: string[];
  /** What changed in a record that stayed; of a new figure its claims. */
  changes: ValueChange[];
}

/** What differs between two states of a collection. */
export interface DataDiff {
  /** What the collection says of itself. */
  collection: ValueChange[];
  /** The published schemas, the weightiest changes first. */
  schemas: SchemaChange[];
  /** Whether the authoring schemas or the units differ. */
  authoring: boolean;
  /** Each record that differs, once, by dataset and id. */
  records: RecordDiff[];
  conflicts: Conflicts;
}

/** Compares two states of a collection, record by record. Equal states give an empty diff. */
export function diffStates(before: State, after: State): DataDiff {
  const description = (state: State): JsonObject =>
    ({ name: state.collection, ...descriptionOf(state.description) }) as unknown as JsonObject;
  return {
    collection: valueChanges(description(before), description(after)),
    schemas: before.schemasSha256 === after.schemasSha256 ? [] : schemaChanges(before.schemas, after.schemas),
    authoring: before.authoringSha256 !== after.authoringSha256,
    records: diffRecords(before.entries, after.entries),
    conflicts: conflictsBetween(before.entries, after.entries),
  };
}

/** Whether two states are the same to readers and curators. */
export function isEmptyDiff({ collection, schemas, authoring, records }: DataDiff): boolean {
  return collection.length === 0 && schemas.length === 0 && !authoring && records.length === 0;
}

/** Each record that differs, once, by dataset and id. */
export function diffRecords(
  before: readonly PublishedEntry[],
  after: readonly PublishedEntry[],
): RecordDiff[] {
  const old = new Map(before.map((entry) => [recordName(entry), entry]));
  const present = new Set(after.map(recordName));
  const changed = changesSince(before.map(asRevision), after).map(({ op, entry }) =>
    recordDiff(op, entry, old.get(recordName(entry))),
  );
  const removed = before
    .filter((entry) => !present.has(recordName(entry)))
    .map((entry): RecordDiff => ({ op: 'removed', ...headOf(entry), changes: [] }));
  return [...changed, ...removed].sort(inOrder);
}

function asRevision({ kind, dataset, id, sha256 }: PublishedEntry): Revision {
  return { dataset, id, revision: '', sha256, withdrawn: kind === 'tombstone' };
}

function recordDiff(
  op: RecordChange['op'],
  entry: PublishedEntry,
  old: PublishedEntry | undefined,
): RecordDiff {
  const { content } = entry;
  if (op === 'added') return { op, ...headOf(entry), ...departureOf(content), changes: claimsOf(entry) };
  if (op === 'modified' && old !== undefined) {
    const restored = old.kind === 'tombstone' && entry.kind === 'record';
    const changes = restored ? [] : valueChanges(old.content, content);
    return { op: restored ? 'restored' : op, ...headOf(entry), changes };
  }
  // A tombstone does not say what people called the record.
  return { op, ...headOf(old ?? entry), ...departureOf(content), changes: [] };
}

function headOf({ dataset, id, content }: PublishedEntry): Pick<RecordDiff, 'dataset' | 'id' | 'title'> {
  return { dataset, id, title: brief(titleOf(content), LONGEST_TITLE) };
}

/** A new figure is told by its claims; what else a new record holds is read in its preview. */
function claimsOf({ dataset, content }: PublishedEntry): ValueChange[] {
  return dataset === 'figures' ? valueChanges({ ...content, claims: [] }, content) : [];
}

function departureOf(content: JsonObject): Pick<RecordDiff, 'reason' | 'replacedBy'> {
  const [reason, replacedBy] = [withdrawalReason(content), replacementsOf(content)];
  return { ...(reason !== undefined && { reason }), ...(replacedBy.length > 0 && { replacedBy }) };
}

function inOrder(a: RecordDiff, b: RecordDiff): number {
  return DATASET_NAMES.indexOf(a.dataset) - DATASET_NAMES.indexOf(b.dataset) || byCodeUnit(a.id, b.id);
}
