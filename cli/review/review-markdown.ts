import type { DataDiff } from '../../core/review/data-diff.ts';
import type { Plan } from '../../core/review/plan.ts';
import type { Preview } from '../../core/review/preview.ts';
import { DATASET_NAMES, type DatasetName } from '../../core/shared/datasets.ts';
import type { Finding, Severity } from '../../core/shared/finding.ts';
import type { StateFacts } from '../states/located-state.ts';
import { atMost, type Block, counted, heading, item, paragraph } from './blocks.ts';
import { diffBlocks } from './diff-blocks.ts';
import { fitted } from './fitted.ts';
import { renderMarkdown } from './markdown.ts';
import { draftBlocks, planBlocks } from './plan-blocks.ts';
import { coverageBlocks, previewBlocks } from './preview-blocks.ts';

/** Everything that a review tells. */
interface Review {
  findings: readonly Finding[];
  counts: Readonly<Record<DatasetName, number>>;
  /** What the data are compared with. */
  base: StateFacts;
  /** The state to compare with, where its records have errors. */
  unsound?: string;
  /** Absent where the records of either state have errors. */
  compared?: { collection: string; diff: DataDiff; planBase?: StateFacts; plan: Plan; preview: Preview };
}

/** More findings than this are counted; `check` lists them all. */
const MOST_FINDINGS = 30;
/** A comment on GitHub has at most 65,536 characters; the rest is for what whoever posts it adds. */
const LONGEST = 60_000;

/** A review as one Markdown document that fits into a comment; what does not fit is counted. */
export function reviewMarkdown({ findings, counts, base, unsound, compared }: Review): string {
  const sections: Block[][] = [
    [
      heading(1, 'Verdict'),
      ...verdictBlocks(findings, counts),
      ...(unsound === undefined
        ? []
        : [paragraph(`The records of ${unsound} have errors, so nothing can be compared with them.`)]),
    ],
  ];
  if (compared !== undefined) {
    const { collection, diff, plan, planBase, preview } = compared;
    sections.push(
      [heading(1, 'Release'), ...planBlocks(plan, collection, planBase?.name)],
      [
        heading(1, 'Changes of the data'),
        paragraph(`Compared with ${base.name}. ${base.note ?? ''}`.trim()),
        ...diffBlocks(diff),
      ],
      [heading(1, 'Coverage'), ...coverageBlocks(preview.coverage)],
      draftBlocks(plan),
      [heading(1, 'Changed records as they will be read'), ...previewBlocks(preview)],
    );
  }
  return fitted(
    sections.map((blocks) => renderMarkdown(blocks)),
    LONGEST,
  );
}

function verdictBlocks(findings: readonly Finding[], counts: Review['counts']): Block[] {
  const total = DATASET_NAMES.map((dataset) => `${counts[dataset]} ${dataset}`).join(', ');
  if (findings.length === 0) return [paragraph({ strong: 'No findings' }, ` in ${total}.`)];
  const kinds = (['error', 'warning', 'notice'] as const satisfies Severity[])
    .map((severity) => ({ severity, found: findings.filter((finding) => finding.severity === severity) }))
    .filter(({ found }) => found.length > 0);
  const summary = kinds.map(({ severity, found }) => counted(found.length, severity)).join(', ');
  const hasErrors = kinds.some(({ severity }) => severity === 'error');
  return [
    paragraph({ strong: summary }, ` in ${total}.`),
    ...(hasErrors ? [paragraph('What it would publish is shown when there are no errors.')] : []),
    ...atMost(
      MOST_FINDINGS,
      kinds.flatMap(({ found }) => found),
      'findings',
      ({ severity, code, file, line, message, help }) => [
        item(0, `${severity} `, { name: code }, ' at ', { name: `${file}:${line}` }, `: ${message}`),
        item(1, help),
      ],
    ),
  ];
}
