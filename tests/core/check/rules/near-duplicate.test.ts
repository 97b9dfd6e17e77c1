import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../../core/shared/json.ts';
import { evidence, IDS, inRecord, type Project, validProject } from '../project.ts';

const RULE = { code: 'near-duplicate', severity: 'warning' };

function agreement(properties: JsonObject): Project {
  return validProject().withCopy('agreements', 'river-text', properties);
}

function statement(properties: JsonObject): Project {
  return validProject().withCopy('statements', 'state-welcomes-text', properties);
}

function source(properties: JsonObject): Project {
  const copy = validProject().withCopy('sources', 'other-gazette-1994', properties);
  return copy.withRecord('actors', '/evidence/0/source', 'other-gazette-1994');
}

function actor(properties: JsonObject): Project {
  const copy = validProject().withCopy('actors', 'other-state', properties);
  return copy.withRecord('agreements', '/parties/-', { actor: 'other-state', capacity: 'party' });
}

function place(properties: JsonObject): Project {
  const copy = validProject().withCopy('places', 'other-town', properties);
  return copy.withRecord('agreements', '/events/0/place', 'other-town');
}

describe('near-duplicate', () => {
  it.each([
    ['agreements', 'river-text', agreement({}), '/title', 'Memorandum on the river crossing'],
    [
      'statements',
      'state-welcomes-text',
      statement({}),
      '/summary',
      'Welcomes the opening of the crossing and expects more trade.',
    ],
    ['sources', 'other-gazette-1994', source({}), '/title', 'Crossing to open in May'],
    ['actors', 'other-state', actor({}), '/names/0/name', 'Example State'],
    ['places', 'other-town', place({}), '/names/0/name', 'Border Town'],
  ] as const)('reports a second record of %s with the same text', (dataset, id, project, pointer, text) => {
    // The later of the two by id is reported, so the twin is the one that comes first.
    const [first = '', second = ''] = [IDS[dataset], id].sort();
    expect(project.found()).toEqual([
      {
        ...RULE,
        ...inRecord(dataset, second),
        pointer,
        text: `"${text}",`,
        message: `This looks like the same as ${dataset}/${first}: "${text}".`,
      },
    ]);
  });

  it.each([
    'MEMORANDUM on the River-Crossing!',
    'Mémorandum on the river crossing',
    'River crossing: the memorandum on',
    'Memorandum on the crossing',
  ])('reports the title "%s", four fifths of whose words are the same', (title) => {
    expect(agreement({ title }).found()).toMatchObject([
      { ...RULE, ...inRecord('agreements', 'river-text') },
    ]);
  });

  it.each([
    ['a title with fewer words in common', agreement({ title: 'Memorandum on the lake crossing' })],
    [
      'an agreement of another date',
      agreement({ events: [{ stage: 'signed', date: '1995', place: IDS.places }] }),
    ],
    [
      'a statement with another summary',
      statement({ summary: 'Demands that the crossing be closed again.' }),
    ],
    [
      'a statement of another speaker',
      statement({ speaker: { kind: 'source', source: IDS.sources }, attribution: 'own-voice' }),
    ],
    ['a source with another title', source({ title: 'Trade grows on both banks' })],
    [
      'a source of another publisher',
      source({ publisher: IDS.actors, evidence: evidence('/title', '/published', '/publisher') }),
    ],
    ['an actor of another kind', actor({ kind: 'company' })],
    ['an actor of another name', actor({ names: [{ name: 'Other Republic', language: 'en' }] })],
    ['a place of another kind', place({ kind: 'region' })],
    ['a tombstone of the same id', validProject().withTombstone('places', 'other-town', IDS.places)],
  ])('accepts %s', (_, project) => {
    expect(project.found()).toEqual([]);
  });
});
