import type { Statement } from '../../shared/records.ts';
import type { RecordRule } from '../rule.ts';

/** What the author says is in the source's own voice, and only that. */
export const ownVoice: RecordRule = {
  code: 'own-voice',
  severity: 'error',
  about: 'statements',
  passes: (entry) => entry.kind === 'record' && entry.dataset === 'statements' && agrees(entry.content),
  *check(record) {
    if (record.kind === 'tombstone' || record.dataset !== 'statements') return;
    if (agrees(record.content)) return;
    const { speaker, attribution } = record.content;
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

function agrees({ speaker, attribution }: Statement): boolean {
  return (speaker.kind === 'source') === (attribution === 'own-voice');
}
