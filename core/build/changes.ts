import type { Comparison } from '../compare/compare.ts';
import type { RecordChange } from '../compare/record-changes.ts';
import { canonicalJson } from '../shared/canonical.ts';
import type { DatasetName } from '../shared/datasets.ts';
import { isObject, type JsonObject, own } from '../shared/json.ts';
import { replacementsOf, withdrawalReason } from '../shared/tombstone.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** What changes.json says of one record. */
export interface PublishedChange {
  op: RecordChange['op'];
  dataset: DatasetName;
  id: string;
  title: string;
  /** The whole content now, for a record that is new or gone; left out in the first release, where all are new. */
  record?: JsonObject;
  /** Why a record is gone, or was corrected. */
  reason?: string;
  /** What takes the place of a record that is gone. */
  replacedBy?: string[];
  /** What changed, for a modified record, in the order in which it is applied. */
  fields?: FieldChange[];
}

/** What changes.json says; schemas/release/changes.schema.json describes it. */
export interface Changes {
  collection: string;
  from?: string;
  to: string;
  changes: PublishedChange[];
}

/**
 * Describes the changes of a release.
 * @param before the contents of the records that were modified or are gone in the release before, by `dataset/id`
 */
export function changesOf(
  collection: string,
  from: string | undefined,
  to: string,
  comparison: Comparison,
  before: ReadonlyMap<string, JsonObject>,
): Changes {
  const changes = comparison.changes.map(({ op, entry }): PublishedChange => {
    const { dataset, id, content } = entry;
    const old = before.get(`${dataset}/${id}`);
    if (op === 'modified' && old !== undefined) {
      const head = { op, dataset, id, title: titleOf(content) };
      return { ...head, ...correctionOf(old, content), fields: fieldChanges(old, content) };
    }
    // A tombstone does not say what people called the record.
    const head = { op, dataset, id, title: titleOf(old ?? content) };
    return { ...head, ...(from !== undefined && { record: content }), ...departureOf(content) };
  });
  return { collection, ...(from !== undefined && { from }), to, changes };
}

/** The reason of a tombstone, and what takes the place of the record; nothing for a live record. */
function departureOf(content: JsonObject): Pick<PublishedChange, 'reason' | 'replacedBy'> {
  const reason = withdrawalReason(content);
  const replacedBy = replacementsOf(content);
  return { ...(reason !== undefined && { reason }), ...(replacedBy.length > 0 && { replacedBy }) };
}

/** The reasons of the corrections that a record gained. */
function correctionOf(before: JsonObject, after: JsonObject): Pick<PublishedChange, 'reason'> {
  const known = new Set(correctionsIn(before).map(canonicalJson));
  const gained = correctionsIn(after).filter((correction) => !known.has(canonicalJson(correction)));
  const reasons = gained
    .map((correction) => own(correction, 'reason'))
    .filter((reason) => typeof reason === 'string');
  return reasons.length === 0 ? {} : { reason: reasons.join(' ') };
}

function correctionsIn(content: JsonObject): JsonObject[] {
  const corrections = own(content, 'corrections');
  return Array.isArray(corrections) ? corrections.filter(isObject) : [];
}

/** What people call a record: its title, name, question or summary. */
function titleOf(content: JsonObject): string {
  const names = own(content, 'names');
  const [firstName] = Array.isArray(names) ? names : [];
  const measure = own(content, 'measure');
  const candidates = [
    own(content, 'title'),
    isObject(firstName) ? own(firstName, 'name') : undefined,
    isObject(measure) ? own(measure, 'label') : undefined,
    own(content, 'summary'),
    own(content, 'id'),
  ];
  return String(candidates.find((candidate) => typeof candidate === 'string'));
}
