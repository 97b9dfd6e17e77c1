import type { RecordRule } from '../rule.ts';

/** What the author says is in the source's own voice, and only that. */
export const ownVoice: RecordRule = {
  code: 'own-voice',
  severity: 'error',
  about: 'statements',
  *check(record) {
    if (record.kind === 'tombstone' || record.dataset !== 'statements') return;
    const { speaker, attribution } = record.content;
    if ((speaker.kind === 'source') === (attribution === 'own-voice')) return;
    yield {
      steps: ['attribution'],
      message:
        speaker.kind === 'source'
          ? `The source speaks in its own voice, but the attribution is "${attribution}".`
          : 'The attribution is "own-voice", but an actor speaks.',
      help: 'Use "own-voice" exactly where the speaker is the source.',
    };
  },
};
