import type { Comparison } from '../compare/compare.ts';
import type { RecordChange } from '../compare/record-changes.ts';
import type { DatasetName } from '../shared/datasets.ts';
import { isObject, type JsonObject, own } from '../shared/json.ts';
import { type FieldChange, fieldChanges } from './field-changes.ts';

/** What changes.json says of one record. */
export interface PublishedChange {
  op: RecordChange['op'];
  dataset: DatasetName;
  id: string;
  title: string;
  /** Why, and what takes its place, for a withdrawn record. */
  reason?: string;
  replacedBy?: string;
  /** What changed, for a modified record. */
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
 * @param before the contents of the modified and withdrawn records in the release before, by `dataset/id`
 */
export function changesOf(
  collection: string,
  from: string | undefined,
  to: string,
  comparison: Comparison,
  before: ReadonlyMap<string, JsonObject>,
): Changes {
  const changes = comparison.changes.map(({ op, entry }): PublishedChange => {
    const old = before.get(`${entry.dataset}/${entry.id}`);
    return {
      op,
      dataset: entry.dataset,
      id: entry.id,
      title: titleOf(op === 'withdrawn' && old !== undefined ? old : entry.content),
      ...(op === 'withdrawn' && withdrawalOf(entry.content)),
      ...(op === 'modified' && old !== undefined && { fields: fieldChanges(old, entry.content) }),
    };
  });
  return { collection, ...(from !== undefined && { from }), to, changes };
}

/** The reason of a tombstone, and what takes the place of the record. */
function withdrawalOf(tombstone: JsonObject): { reason?: string; replacedBy?: string } {
  const withdrawn = own(tombstone, 'withdrawn');
  const [reason, replacedBy] = isObject(withdrawn)
    ? [own(withdrawn, 'reason'), own(withdrawn, 'replacedBy')]
    : [];
  return {
    ...(typeof reason === 'string' && { reason }),
    ...(typeof replacedBy === 'string' && { replacedBy }),
  };
}

/** What people call a record: its title, name, question or summary. */
export function titleOf(content: JsonObject): string {
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
