import type { CheckedCollection, CheckedEntry } from './collection.ts';
import { recordName } from './read-collection.ts';
import type { Report } from './report.ts';
import { RECORD_RULES } from './rules/index.ts';

/** Applies the rules of one record; the records that an error of theirs stops are kept apart. */
export function applyRecordRules(
  entries: readonly CheckedEntry[],
  project: Pick<CheckedCollection, 'schemas' | 'units'>,
  report: Report,
): { passing: CheckedEntry[]; stopped: CheckedEntry[] } {
  const passing: CheckedEntry[] = [];
  const stopped: CheckedEntry[] = [];
  for (const entry of entries) (passes(entry, project, report) ? passing : stopped).push(entry);
  return { passing, stopped };
}

function passes(
  entry: CheckedEntry,
  project: Pick<CheckedCollection, 'schemas' | 'units'>,
  report: Report,
): boolean {
  let passes = true;
  for (const rule of RECORD_RULES) {
    for (const problem of rule.check(entry, project)) {
      if (rule.severity === 'error') passes = false;
      report.addValue(rule, entry.document, problem, recordName(entry.document, entry.dataset));
    }
  }
  return passes;
}
