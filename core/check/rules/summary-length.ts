import type { RecordRule } from '../rule.ts';

const LONGEST = 40;

/** A summary that grows long starts to retell the source (docs/editorial-policy.md). */
export const summaryLength: RecordRule = {
  code: 'summary-length',
  severity: 'error',
  about: 'statements',
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
