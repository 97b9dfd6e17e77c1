import { appendFileSync, statSync } from 'node:fs';
import type { Finding } from '../core/shared/finding.ts';
import { githubSummary, LARGEST_SUMMARY } from './findings/github-summary.ts';

/**
 * Adds all findings to the summary of the step, where GitHub Actions names a file for it.
 * @param none what is said where there are no findings
 */
export function appendSummary(findings: readonly Finding[], none: string): void {
  const file = process.env.GITHUB_STEP_SUMMARY;
  if (file === undefined || file === '') return;
  const used = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  appendFileSync(file, githubSummary(findings, none, LARGEST_SUMMARY - used));
}
