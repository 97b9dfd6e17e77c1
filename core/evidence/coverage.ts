import { allRecords, asJson, type CheckedCollection, recordsOf } from '../check/collection.ts';
import { evidenceOf } from '../shared/evidence.ts';
import { findPassage } from './passage.ts';
import { paragraphAt, type SourceText } from './text.ts';
import { textsOfSources } from './verify.ts';

/** Which paragraphs of a source the records cite. */
export interface SourceCoverage {
  source: string;
  paragraphs: number;
  cited: number;
  omitted: number;
  /** Paragraphs that are neither cited nor omitted with a reason, counted from 1, and how they begin. */
  uncited: { paragraph: number; begins: string }[];
}

const SHOWN_WORDS = 8;

/** Finds the paragraphs that no record cites, for every source whose text is at hand. */
export function evidenceCoverage(
  collection: CheckedCollection,
  texts: readonly SourceText[],
): SourceCoverage[] {
  const bySource = textsOfSources(collection, texts);
  const cited = citedParagraphs(collection, bySource);
  return recordsOf(collection, 'sources').flatMap(({ id, content }): SourceCoverage[] => {
    const text = bySource.get(id);
    if (text === undefined) return [];
    const citedHere = cited.get(id) ?? new Set();
    const omitted = new Set((content.omitted ?? []).flatMap(({ paragraphs }) => paragraphs));
    const uncited = text.paragraphStarts.flatMap((start, index) => {
      const paragraph = index + 1;
      if (citedHere.has(paragraph) || omitted.has(paragraph)) return [];
      const end = Math.min(start + SHOWN_WORDS, text.paragraphStarts[index + 1] ?? text.words.length);
      return [{ paragraph, begins: text.words.slice(start, end).join(' ') }];
    });
    const paragraphs = text.paragraphStarts.length;
    return [{ source: id, paragraphs, cited: citedHere.size, omitted: omitted.size, uncited }];
  });
}

/** The paragraphs that passages touch, by source; a passage may reach over several. */
function citedParagraphs(
  collection: CheckedCollection,
  bySource: ReadonlyMap<string, SourceText>,
): Map<string, Set<number>> {
  const cited = new Map<string, Set<number>>();
  for (const record of allRecords(collection)) {
    for (const { evidence } of evidenceOf(asJson(record))) {
      const text = bySource.get(evidence.source);
      const [start] = text === undefined ? [] : findPassage(text.words, evidence.passage);
      if (text === undefined || start === undefined) continue;
      const paragraphs = cited.get(evidence.source) ?? new Set();
      cited.set(evidence.source, paragraphs);
      const last = paragraphAt(text, start + evidence.passage.words - 1);
      for (let paragraph = paragraphAt(text, start); paragraph <= last; paragraph++)
        paragraphs.add(paragraph);
    }
  }
  return cited;
}
