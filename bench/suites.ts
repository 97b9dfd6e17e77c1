import type { Suite } from './harness/experiment.ts';
import { canonicalForm } from './rows/canonical-form.ts';
import { checkFiles } from './rows/check-files.ts';
import { checkNdjson } from './rows/check-ndjson.ts';
import { checkShipped } from './rows/check-shipped.ts';
import { coldStart } from './rows/cold-start.ts';
import { duplicateKeys } from './rows/duplicate-keys.ts';
import { publishBesideSync } from './rows/publish-beside-sync.ts';
import { publishChange } from './rows/publish-change.ts';
import { readOne } from './rows/read-one.ts';
import { validation } from './rows/validation.ts';

/** All that can be measured, in the order in which it is. */
export function suites(bootstrap?: string): readonly Suite[] {
  return [
    checkShipped,
    checkFiles,
    checkNdjson,
    validation,
    duplicateKeys,
    canonicalForm,
    publishChange,
    publishBesideSync,
    readOne,
    coldStart(bootstrap),
  ];
}
