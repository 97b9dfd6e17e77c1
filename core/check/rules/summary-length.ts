import type { RecordRule } from '../rule.ts';

const LONGEST = 40;

/** A summary that grows long starts to retell the source (docs/editorial-policy.md). */
export const summaryLength: RecordRule = {
  code: 'summary-length',
  severity: 'error',
  about: 'statements',
  passes: (entry) =>
    entry.kind === 'record' &&
    entry.dataset === 'statements' &&
    atMostWords(entry.content.summary) <= LONGEST,
  *check(record) {
    if (record.kind === 'tombstone' || record.dataset !== 'statements') return;
    const words = record.content.summary.split(/\s+/).length;
    if (words <= LONGEST) return;
    yield {
      steps: ['summary'],
      message: `The summary has ${words} words; at most ${LONGEST} are allowed.`,
      help: 'Say what was said in one sentence, or make two statements of it.',
    };
  },
};

/** How many words a text has at most: one after each character that may be white space. */
function atMostWords(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // White space beyond ASCII is U+00A0, U+1680, U+2000 and what comes after; most texts have little of either.
    if (code <= 0x20 || code === 0xa0 || code === 0x1680 || code >= 0x2000) count++;
  }
  return count;
}
