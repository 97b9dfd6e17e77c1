import { allRecords, asJson, type CheckedCollection, recordsOf } from '../check/collection.ts';
import { Report } from '../check/report.ts';
import { evidenceOf } from '../shared/evidence.ts';
import type { Finding } from '../shared/finding.ts';
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

/** Looks for every passage in the text of its source. Each must be there exactly once. */
export function verifyEvidence(collection: CheckedCollection, texts: readonly SourceText[]): Verification {
  const bySource = textsOfSources(collection, texts);
  const report = new Report();
  let found = 0;
  let passages = 0;
  for (const record of allRecords(collection)) {
    for (const { evidence, steps } of evidenceOf(asJson(record))) {
      passages += 1;
      const text = bySource.get(evidence.source);
      if (text === undefined) continue;
      const places = findPassage(text.words, evidence.passage);
      if (places.length === 1) {
        found += 1;
        continue;
      }
      const never = places.length === 0;
      report.addValue(
        { code: never ? PASSAGE_CODES.never : PASSAGE_CODES.often, severity: 'error' },
        record.document,
        {
          steps: [...steps, 'passage'],
          message: never
            ? `This passage of ${evidence.passage.words} words is not in the text of ${evidence.source}.`
            : `This passage is ${places.length} times in the text of ${evidence.source}.`,
          help: never
            ? 'Make it anew with `depositary evidence cite`.'
            : 'Take in more words with `depositary evidence cite`, until it is unique.',
        },
        `${record.dataset}/${record.id}`,
      );
    }
  }
  const missingTexts = recordsOf(collection, 'sources').flatMap(({ id }) => (bySource.has(id) ? [] : [id]));
  return { findings: report.findings(), found, passages, missingTexts };
}
