import type { FieldChange } from '../../build/field-changes.ts';
import { isObject, type Json, own } from '../../shared/json.ts';

/** One change of a record, as far as the feeds show it. */
export interface ListedChange {
  op: string;
  dataset: string;
  id: string;
  title: string;
  reason?: string;
  /** The ids of what takes the place of a record that is gone. */
  replacedBy: string[];
  fields: FieldChange[];
}

/**
 * Reads what a changes.json says, of whichever program it is: properties and operations that are not known here are no
 * mistake, so that feeds can be made of releases of all times.
 */
export function listedChanges(document: Json): ListedChange[] {
  return listIn(document, 'changes').map((change) => {
    const reason = textIn(change, 'reason');
    return {
      op: textIn(change, 'op') ?? '',
      dataset: textIn(change, 'dataset') ?? '',
      id: textIn(change, 'id') ?? '',
      title: textIn(change, 'title') ?? '',
      ...(reason !== undefined && { reason }),
      replacedBy: listIn(change, 'replacedBy').filter((id) => typeof id === 'string'),
      fields: listIn(change, 'fields').map(listedField),
    };
  });
}

function listedField(field: Json): FieldChange {
  const [before, after] = isObject(field) ? [own(field, 'before'), own(field, 'after')] : [];
  return {
    pointer: textIn(field, 'pointer') ?? '',
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
  };
}

function listIn(value: Json, name: string): Json[] {
  const list = isObject(value) ? own(value, name) : undefined;
  return Array.isArray(list) ? list : [];
}

function textIn(value: Json, name: string): string | undefined {
  const text = isObject(value) ? own(value, name) : undefined;
  return typeof text === 'string' ? text : undefined;
}
