import { evidenceOf } from '../../shared/evidence.ts';
import { formatPointer, resolvePointer } from '../../shared/pointer.ts';
import { asJson } from '../collection.ts';
import type { RecordRule } from '../rule.ts';

/** A pointer that leads nowhere supports nothing, mostly after a field was renamed or a list shortened. */
export const unresolvedPointer: RecordRule = {
  code: 'unresolved-pointer',
  severity: 'error',
  passes: (entry, { isEvidenced }) =>
    isEvidenced &&
    (entry.kind === 'tombstone' || entry.dataset !== 'agreements' || entry.content.disputes === undefined),
  *check(record) {
    if (record.kind === 'tombstone') return;
    for (const { evidence, holder, holderSteps, steps } of evidenceOf(asJson(record))) {
      for (const [index, pointer] of evidence.supports.entries()) {
        if (resolvePointer(holder, pointer) !== undefined) continue;
        const origin = holderSteps.length === 0 ? 'the record' : formatPointer(holderSteps);
        yield {
          steps: [...steps, 'supports', index],
          message: `The pointer "${pointer}" leads nowhere.`,
          help: `Pointers here start at ${origin}; name one of its values: ${names(Object.keys(holder))}.`,
        };
      }
    }
    if (record.dataset !== 'agreements') return;
    for (const [index, { field }] of (record.content.disputes ?? []).entries()) {
      if (resolvePointer(asJson(record), field) !== undefined) continue;
      yield {
        steps: ['disputes', index, 'field'],
        message: `The pointer "${field}" leads nowhere.`,
        help: 'Name the disputed value from the start of the record, for example "/events/0/date".',
      };
    }
  },
};

function names(keys: readonly string[]): string {
  return keys
    .filter((key) => key !== 'evidence' && key !== 'id')
    .map((key) => `/${key}`)
    .join(', ');
}
