import type { JsonObject } from '../../../core/shared/json.ts';
import { claim, evidence, IDS, inRecord, type Project, validProject } from '../../core/check/project.ts';

const VALID = validProject();
const ACTOR = inRecord('actors').file;
const OTHER = { names: [{ name: 'Far Village', language: 'en' }] };
const COMPUTED = {
  qualifier: 'exact',
  assertedBy: { kind: 'collection' },
  rank: 'normal',
  evidence: [],
};

/** The actor's file with a part of its text replaced. */
function actorText(from: string | RegExp, to: string): Project {
  return VALID.with(ACTOR, VALID.text(ACTOR).replace(from, to));
}

/** A figure that is computed from two claims of the valid one. */
function computed(amounts: JsonObject, input: JsonObject = {}): Project {
  const inputs = [
    { figure: IDS.figures, claim: 0, ...input },
    { figure: IDS.figures, claim: 1 },
  ];
  return figure(claim({ value: 43 }), claim({ value: 43 })).withCopy('figures', 'way-there-and-back', {
    measure: { label: 'Way there and back', definition: 'Twice the length of the crossing.' },
    claims: [
      { ...COMPUTED, derivation: { kind: 'computed', operation: 'sum', inputs, digits: 2 }, ...amounts },
    ],
  });
}

function figure(...claims: JsonObject[]): Project {
  return VALID.withRecord('figures', '/claims', claims);
}

/** Projects with exactly one finding each, by a name for the mistake; every code of the check is among them. */
export const BROKEN: Readonly<Record<string, Project>> = {
  'byte-order-mark-utf8': VALID.with(ACTOR, `\uFEFF${VALID.text(ACTOR)}`),
  'byte-order-mark-utf16': VALID.with(ACTOR, new Uint8Array(Buffer.from(`\uFEFF{}`, 'utf16le'))),
  'invalid-utf8': VALID.with(ACTOR, new Uint8Array(Buffer.from('{ "id": "caf\xe9" }\n', 'latin1'))),
  'syntax-comma-missing': actorText('"state",', '"state"'),
  'syntax-comma-too-many': actorText('"AM",', '"AM",,'),
  'syntax-trailing-comma': actorText('"language": "en"', '"language": "en",'),
  'syntax-quote-missing': actorText('"state",', '"state,'),
  'syntax-key-without-quotes': actorText('"country"', 'country'),
  'syntax-colon-missing': actorText('"kind":', '"kind"'),
  'syntax-brace-missing': actorText('    }\n  ],\n  "country"', '    \n  ],\n  "country"'),
  'syntax-bracket-of-wrong-kind': actorText('"names": [', '"names": {'),
  'syntax-comment': actorText('"kind"', '// a state\n  "kind"'),
  'syntax-empty-file': VALID.with(ACTOR, ''),
  'syntax-long-line': VALID.with(ACTOR, `{ "note": "${'word '.repeat(60)}", "id" "example-state" }\n`),
  'syntax-tab-in-text': actorText('Example State', 'Example\tState'),
  'nesting-too-deep': VALID.with(ACTOR, `{ "a": ${'['.repeat(40)}${']'.repeat(40)} }\n`),
  'list-too-long': VALID.with(ACTOR, `{ "a": [${Array.from({ length: 1001 }).fill(0).join(',')}] }\n`),
  'duplicate-key': actorText('"country": "AM",', '"country": "AM",\n  "kind": "state",'),
  'prototype-key': actorText('"country": "AM",', '"country": "AM",\n  "__proto__": {},'),
  'lone-surrogate': actorText('Example State', 'Example \\ud800 State'),
  'unsafe-number': VALID.with(
    inRecord('figures').file,
    VALID.text(inRecord('figures').file).replace('43', '43.1234567890123456'),
  ),
  'not-a-file-link': VALID.with(ACTOR, { unread: 'link' }),
  'not-a-file-special': VALID.with(ACTOR, { unread: 'special' }),
  'file-too-large': VALID.with(ACTOR, { unread: 'too-large' }),
  'unexpected-file-folder': VALID.with('datasets/people/someone.json', '{}\n'),
  'unexpected-file-name': VALID.with('datasets/actors/Some One.json', '{}\n'),
  'unexpected-file-control-characters': VALID.with('datasets/actors/a\u001b[2Jb.json', '{}\n'),
  'missing-collection': VALID.without('datasets/collection.json'),
  'wrong-type-text': VALID.withRecord('actors', '/country', 5),
  'wrong-type-item': VALID.withRecord('actors', '/names/0', 'Example State'),
  'wrong-type-record': VALID.with(ACTOR, '[]\n'),
  'unknown-kind': VALID.withRecord('statements', '/speaker/kind', 'ghost'),
  'unknown-kind-missing': VALID.withRecord('statements', '/speaker/kind', undefined),
  'unknown-property-tag': VALID.withRecord('statements', '/speaker', { knid: 'actor', actor: IDS.actors }),
  'not-in-vocabulary-near-miss': VALID.withRecord('actors', '/kind', 'sttae'),
  'not-in-vocabulary': VALID.withRecord('actors', '/kind', 'wizard'),
  'not-in-vocabulary-wide-characters': actorText('"kind": "state"', '"kind": "国家状態"'),
  'not-in-vocabulary-combining': actorText('  "kind": "state"', '\t"kind":\t"e\u0301tat"'),
  'not-in-vocabulary-control': VALID.withRecord('actors', '/kind', '\u001b[31mred\u202e'),
  'wrong-date': VALID.withRecord('sources', '/published', '1994-02-30'),
  'wrong-form-country': VALID.withRecord('actors', '/country', 'Am'),
  'wrong-form-fingerprint': VALID.withRecord('sources', '/text/sha256', '9f86d0'),
  'wrong-form-pointer': VALID.withRecord('actors', '/evidence/0/supports/0', 'names'),
  'out-of-bounds-empty': VALID.withRecord('actors', '/note', ''),
  'out-of-bounds-number': VALID.withRecord('actors', '/evidence/0/passage/words', 4),
  'out-of-bounds-list': VALID.withRecord('agreements', '/parties', []),
  'repeated-item': VALID.withRecord('agreements', '/evidence/0/supports/-', '/title'),
  'missing-property': VALID.withRecord('actors', '/kind', undefined),
  'missing-property-nested': VALID.withRecord('actors', '/names/0/language', undefined),
  'unknown-property-near-miss': actorText('"country"', '"contry"'),
  'unknown-property': VALID.withRecord('actors', '/wings', 2),
  'schema-profile': VALID.withValue('schemas/actor.schema.json', '/not', {}),
  'wrong-schema': VALID.withValue('schemas/actor.schema.json', '/properties/note/$ref', '#/$defs/nothing'),
  'unit-table': VALID.withJson('schemas/units.json', [
    { code: 'm', label: 'metres', dimension: 'length', factor: 1 },
    { code: 'm', label: 'metres', dimension: 'width', factor: 1 },
  ]),
  'file-name': VALID.without(ACTOR).with('datasets/actors/example-sate.json', VALID.text(ACTOR)),
  'text-hygiene-spaces': VALID.withRecord('places', '/names/0/name', 'Border  Town'),
  'text-hygiene-invisible': VALID.withRecord('places', '/names/0/name', 'Border\u200b Town'),
  'date-order': VALID.withRecord('agreements', '/events/1/date', '1993'),
  'unresolved-pointer': VALID.withRecord('actors', '/evidence/0/supports/0', '/nmaes'),
  'unresolved-pointer-item': VALID.withRecord('agreements', '/evidence/0/supports/-', '/events/7'),
  'unsupported-value': VALID.withRecord(
    'statements',
    '/evidence',
    evidence('/speaker', '/place', '/summary'),
  ),
  'claim-amount': figure(claim({ low: 43 })),
  'claim-rank': VALID.withRecord('figures', '/claims/0/rank', 'preferred'),
  'derived-claim': VALID.withRecord('figures', '/claims/0/evidence', []),
  'derived-duration': VALID.withRecord('figures', '/unit', 'days').withRecord('figures', '/claims/0', {
    ...claim({ value: 3 }),
    derivation: { kind: 'duration', from: '1994-05-09', to: '1994-05-12', counts: 'both-ends' },
  }),
  'derivation-input': computed({ value: 86 }, { claim: 7 }),
  'derived-amount': computed({ value: 68 }),
  'unknown-unit': VALID.withRecord('figures', '/unit', 'furlongs'),
  'unknown-country': VALID.withRecord('actors', '/country', 'XX'),
  'summary-length': VALID.withRecord('statements', '/summary', `Says ${'very '.repeat(45)}much.`),
  'own-voice': VALID.withRecord('statements', '/attribution', 'own-voice'),
  'missing-reference-near-miss': VALID.withRecord('statements', '/speaker/actor', 'exmaple-state'),
  'missing-reference': VALID.withRecord('statements', '/speaker/actor', 'somebody'),
  'withdrawn-reference': VALID.withTombstone('places', 'old-town', IDS.places).withRecord(
    'statements',
    '/place',
    'old-town',
  ),
  'tombstone-target': VALID.withTombstone('places', 'old-town', 'no-such-town'),
  'relation-cycle': VALID.withRecord('places', '/within', IDS.places).withRecord(
    'places',
    '/evidence/0/supports/-',
    '/within',
  ),
  'duplicate-id': VALID.with(
    'datasets/places.ndjson',
    `${JSON.stringify(JSON.parse(VALID.text(inRecord('places').file)))}\n`,
  ),
  'same-question': VALID.withCopy('figures', 'second-length'),
  'conflicting-claims': figure(claim({ value: 43 }), claim({ value: 42 })),
  'near-duplicate': VALID.withCopy('agreements', 'river-text'),
  'unused-record': VALID.withCopy('places', 'far-village', OTHER),
};
