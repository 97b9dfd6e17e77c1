import { recordName } from './record-name.ts';
import type { Report } from './report.ts';
import type { WholeCollection } from './rule.ts';
import { COLLECTION_RULES } from './rules/index.ts';

/** Applies the rules that look at several records. */
export function applyCollectionRules(collection: WholeCollection, report: Report): void {
  for (const rule of COLLECTION_RULES) {
    for (const { record, ...problem } of rule.check(collection)) {
      report.addValue(rule, record.document, problem, recordName(record.document, record.dataset));
    }
  }
}
