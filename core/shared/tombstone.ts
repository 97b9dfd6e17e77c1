import { isObject, type JsonObject, own } from './json.ts';

/** The ids of the records that take the place of a withdrawn one; none for a live record. */
export function replacementsOf(content: JsonObject): string[] {
  const withdrawn = own(content, 'withdrawn');
  const replacedBy = isObject(withdrawn) ? own(withdrawn, 'replacedBy') : undefined;
  return Array.isArray(replacedBy) ? replacedBy.filter((id) => typeof id === 'string') : [];
}

/** Why a record was withdrawn; undefined for a live record. */
export function withdrawalReason(content: JsonObject): string | undefined {
  const withdrawn = own(content, 'withdrawn');
  const reason = isObject(withdrawn) ? own(withdrawn, 'reason') : undefined;
  return typeof reason === 'string' ? reason : undefined;
}
