import { DATASETS } from '../../shared/datasets.ts';
import { evidenceOf } from '../../shared/evidence.ts';
import type { Json } from '../../shared/json.ts';
import { formatPointer, isWithin, resolvePointer, type Step } from '../../shared/pointer.ts';
import { walk } from '../../shared/schema.ts';
import { asJson } from '../collection.ts';
import type { RecordRule } from '../rule.ts';

/**
 * Every value rests on evidence: in each object that holds evidence, each property that is not the curator's
 * own coding (x-curated in the schema), and each item of a list, must be named by some `supports`.
 */
export const unsupportedValue: RecordRule = {
  code: 'unsupported-value',
  severity: 'error',
  *check(record, { schemas }) {
    const fileName = `${DATASETS[record.dataset]}.schema.json`;
    const root = schemas.get(fileName);
    if (record.kind === 'tombstone' || root === undefined) return;
    const supportedByHolder = new Map<Json, string[]>();
    for (const { evidence, holder } of evidenceOf(asJson(record))) {
      supportedByHolder.set(holder, [...(supportedByHolder.get(holder) ?? []), ...evidence.supports]);
    }
    for (const { steps, value, schema, parent } of walk(schemas, fileName, root, asJson(record))) {
      const supported = parent === undefined ? undefined : supportedByHolder.get(parent);
      if (supported === undefined || schema['x-curated'] === true) continue;
      // Some pointer leads nowhere (unresolved-pointer), and what it should support is not known yet.
      if (supported.some((named) => resolvePointer(parent ?? null, named) === undefined)) continue;
      for (const path of parts(steps.slice(-1), value)) {
        const pointer = formatPointer(path);
        if (supported.some((named) => isWithin(named, pointer) || isWithin(pointer, named))) continue;
        yield {
          steps: [...steps.slice(0, -1), ...path],
          at: 'key',
          message: `No evidence supports ${path.join('.')}.`,
          help: `Add "${pointer}" to the "supports" of the evidence that shows it, or add such evidence.`,
        };
      }
    }
  },
};

/** What needs evidence in a property: the items of a list one by one, anything else as a whole. */
function parts(path: Step[], value: Json): Step[][] {
  return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [path];
}
