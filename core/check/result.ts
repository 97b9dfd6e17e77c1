import { type DatasetName, noCounts } from '../shared/datasets.ts';
import { type Finding, hasErrors } from '../shared/finding.ts';
import type { CheckedCollection } from './collection.ts';
import type { Report } from './report.ts';

/** What a check finds. */
export interface Findings {
  findings: Finding[];
  /** How many findings there are beyond those that are listed. */
  unlisted: number;
  /** How many records each dataset has, valid or not. */
  counts: Record<DatasetName, number>;
}

/** What a check gives: its findings and, where none of them is an error, the collection. */
export interface CheckResult extends Findings {
  collection?: CheckedCollection;
}

/** The result of a check; a collection with errors is none. */
export function resultOf(report: Report, counts = noCounts(), collection?: CheckedCollection): CheckResult {
  const findings = report.findings();
  return {
    findings,
    unlisted: report.unlisted,
    counts,
    ...(collection !== undefined && !hasErrors(findings) && { collection }),
  };
}
