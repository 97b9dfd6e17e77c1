import { evidenceOf } from '../../shared/evidence.ts';
import { isObject, type JsonObject, own } from '../../shared/json.ts';
import { formatPointer, parsePointer, resolvePointer } from '../../shared/pointer.ts';
import { asJson } from '../collection.ts';
import type { RecordRule } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';

/** A pointer that leads nowhere supports nothing, mostly after a field was renamed or a list shortened. */
export const unresolvedPointer: RecordRule = {
  code: 'unresolved-pointer',
  severity: 'error',
  passes: (entry, { isEvidenced }) =>
    isEvidenced &&
    (entry.kind === 'tombstone' ||
      entry.dataset !== 'agreements' ||
      entry.content.disputes === undefined ||
      entry.content.disputes.every(({ field }) => resolvePointer(asJson(entry), field) !== undefined)),
  *check(record) {
    if (record.kind === 'tombstone') return;
    for (const { evidence, holder, holderSteps, steps } of evidenceOf(asJson(record))) {
      for (const [index, pointer] of evidence.supports.entries()) {
        if (resolvePointer(holder, pointer) !== undefined) continue;
        const origin = holderSteps.length === 0 ? 'the record' : formatPointer(holderSteps);
        yield {
          steps: [...steps, 'supports', index],
          message: `The pointer "${pointer}" in "supports" leads nowhere.`,
          help: `${suggestion(pointer, holder)}Pointers here start at ${origin}; name one of its values: ${names(Object.keys(holder))}.`,
        };
      }
    }
    if (record.dataset !== 'agreements') return;
    for (const [index, { field }] of (record.content.disputes ?? []).entries()) {
      if (resolvePointer(asJson(record), field) !== undefined) continue;
      yield {
        steps: ['disputes', index, 'field'],
        message: `The pointer "${field}" in "field" leads nowhere.`,
        help: `${suggestion(field, asJson(record))}Name the disputed value from the start of the record, for example "/events/0/date".`,
      };
    }
  },
};

/** The value that a misspelt pointer most likely means: the first step that leads nowhere, spelt right. */
function suggestion(pointer: string, holder: JsonObject): string {
  const steps = parsePointer(pointer);
  for (const [depth, step] of steps.entries()) {
    const value = resolvePointer(holder, formatPointer(steps.slice(0, depth)));
    if (isObject(value) && own(value, step) !== undefined) continue;
    if (Array.isArray(value)) {
      if (/^\d+$/.test(step) && Number(step) < value.length) continue;
      return `That list has ${value.length} ${value.length === 1 ? 'item' : 'items'}, counted from 0. `;
    }
    const meant = isObject(value) ? nearMiss(step, Object.keys(value)) : undefined;
    if (meant === undefined) return '';
    return `Did you mean "${formatPointer([...steps.slice(0, depth), meant, ...steps.slice(depth + 1)])}"? `;
  }
  return '';
}

function names(keys: readonly string[]): string {
  return keys
    .filter((key) => key !== 'evidence' && key !== 'id')
    .map((key) => `/${key}`)
    .join(', ');
}
