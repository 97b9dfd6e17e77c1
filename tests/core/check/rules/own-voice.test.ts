import { describe, expect, it } from 'vitest';
import { IDS, inRecord, validProject } from '../project.ts';

const SOURCE = { kind: 'source', source: IDS.sources };

function statement(speaker: { kind: string }, attribution: string) {
  return validProject()
    .withRecord('statements', '/speaker', { ...speaker })
    .withRecord('statements', '/attribution', attribution);
}
const ACTOR = { kind: 'actor', actor: IDS.actors };
const OTHER_ATTRIBUTIONS = [
  'direct-quote',
  'paraphrase',
  'reported-by-other',
  'joint-text',
  'unnamed-official',
];

describe('own-voice', () => {
  it.each([
    [SOURCE, 'paraphrase', 'The source speaks in its own voice, but the attribution is "paraphrase".'],
    [ACTOR, 'own-voice', 'The attribution is "own-voice", but an actor speaks.'],
  ])('reports speaker %j with attribution %s', (speaker, attribution, message) => {
    expect(statement(speaker, attribution).found()).toEqual([
      {
        code: 'own-voice',
        severity: 'error',
        ...inRecord('statements'),
        pointer: '/attribution',
        text: `"${attribution}",`,
        message,
      },
    ]);
  });

  it.each([[SOURCE, 'own-voice'] as const, ...OTHER_ATTRIBUTIONS.map((other) => [ACTOR, other] as const)])(
    'accepts speaker %j with attribution %s',
    (speaker, attribution) => {
      expect(statement(speaker, attribution).found()).toEqual([]);
    },
  );
});
