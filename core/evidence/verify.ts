import {
  allRecords,
  asJson,
  type CheckedCollection,
  type CheckedRecord,
  recordsOf,
} from '../check/collection.ts';
import { Report } from '../check/report.ts';
import { evidenceOf } from '../shared/evidence.ts';
import type { Finding } from '../shared/finding.ts';
import type { Step } from '../shared/pointer.ts';
import type { Evidence } from '../shared/records.ts';
import { claimNumberProblems, NUMBER_SEVERITY } from './claim-numbers.ts';
import { findPassage } from './passage.ts';
import { partOf, type SourceText } from './text.ts';

/** The codes of passages that do not stand in their text exactly once. */
export const PASSAGE_CODES = { never: 'passage-not-found', often: 'passage-not-unique' } as const;

/** What comparing the evidence with the texts gives. */
export interface Verification {
  findings: Finding[];
  /** How many passages were found exactly once. */
  found: number;
  /** How many passages there are. */
  passages: number;
  /** How many claims of figures have all their passages at hand and print their number. */
  claims: number;
  /** The sources whose text is not at hand; their passages were not looked for. */
  missingTexts: string[];
}

/** Finds the text of each source among the texts at hand, by its fingerprint. */
export function textsOfSources(
  collection: CheckedCollection,
  texts: readonly SourceText[],
): Map<string, SourceText> {
  const found = new Map<string, SourceText>();
  for (const { id, content } of recordsOf(collection, 'sources')) {
    const part = texts.map((text) => partOf(text, content.text)).find((text) => text !== undefined);
    if (part !== undefined) found.set(id, part);
  }
  return found;
}

/**
 * Looks for every passage in the text of its source, where it must be exactly once, and compares the numbers of
 * claims with the passages that were found.
 */
export function verifyEvidence(collection: CheckedCollection, texts: readonly SourceText[]): Verification {
  const bySource = textsOfSources(collection, texts);
  const report = new Report(collection.files.datasets);
  const words = new Map<Evidence, readonly string[]>();
  let passages = 0;
  for (const record of allRecords(collection)) {
    for (const { evidence, steps } of evidenceOf(asJson(record))) {
      passages += 1;
      const text = bySource.get(evidence.source);
      if (text === undefined) continue;
      const [start, ...others] = findPassage(text.words, evidence.passage);
      if (start !== undefined && others.length === 0)
        words.set(evidence, text.words.slice(start, start + evidence.passage.words));
      else
        reportPassage(report, record, {
          evidence,
          steps,
          times: start === undefined ? 0 : 1 + others.length,
        });
    }
  }
  let claims = 0;
  for (const record of recordsOf(collection, 'figures')) {
    const { problems, compared } = claimNumberProblems(record.content, collection.units, (evidence) =>
      words.get(evidence),
    );
    claims += compared;
    for (const { code, ...problem } of problems)
      report.addValue({ code, severity: NUMBER_SEVERITY[code] }, record.document, problem, nameOf(record));
  }
  const missingTexts = recordsOf(collection, 'sources').flatMap(({ id }) => (bySource.has(id) ? [] : [id]));
  return { findings: report.findings(), found: words.size, passages, claims, missingTexts };
}

function reportPassage(
  report: Report,
  record: CheckedRecord,
  { evidence, steps, times }: { evidence: Evidence; steps: readonly Step[]; times: number },
): void {
  const never = times === 0;
  report.addValue(
    { code: never ? PASSAGE_CODES.never : PASSAGE_CODES.often, severity: 'error' },
    record.document,
    {
      steps: [...steps, 'passage'],
      message: never
        ? `This passage of ${evidence.passage.words} words is not in the text of ${evidence.source}.`
        : `This passage is ${times} times in the text of ${evidence.source}.`,
      help: never
        ? 'Make it anew with `depositary evidence cite`.'
        : 'Take in more words with `depositary evidence cite`, until it is unique.',
    },
    nameOf(record),
  );
}

function nameOf({ dataset, id }: CheckedRecord): string {
  return `${dataset}/${id}`;
}
