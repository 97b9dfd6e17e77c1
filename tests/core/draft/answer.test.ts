import { describe, expect, it } from 'vitest';
import { asClaimOf, withNamedField, withPhrase, withText } from '../../../core/draft/answer.ts';
import { emptyDraft } from '../../../core/draft/draft.ts';
import { readText } from '../../../core/evidence/text.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import { IDS } from '../check/project.ts';
import { collectionOf } from '../evidence/cited-project.ts';
import { drafted, draftingCollection, draftingProject, NEW_TEXT, TEXT } from './drafting.ts';

const collection = draftingCollection();

/** The content after one field was set, or the problem. */
function set(dataset: DatasetName, name: string, value: string): unknown {
  const answered = withNamedField(collection, emptyDraft(dataset), name, value);
  return 'problem' in answered ? answered.problem : answered.draft.content;
}

describe('withNamedField', () => {
  it.each([
    ['figures', 'label', ' Lorries  a day ', { measure: { label: 'Lorries a day' } }],
    ['figures', '/measure/label', 'Lorries a day', { measure: { label: 'Lorries a day' } }],
    ['figures', 'value', '1500', { claims: [{ value: 1500 }] }],
    [
      'figures',
      'value',
      'more than 27 miles',
      { claims: [{ value: 27, qualifier: 'more-than' }], unit: 'mi' },
    ],
    ['figures', 'value', '10 to 15 km', { claims: [{ low: 10, high: 15 }], unit: 'km' }],
    ['figures', 'low', '1500', { claims: [{ low: 1500 }] }],
    ['figures', 'isProjection', 'true', { claims: [{ isProjection: true }] }],
    ['figures', 'subject', `places/${IDS.places}`, { subject: { dataset: 'places', id: IDS.places } }],
    [
      'figures',
      'assertedBy',
      `actors/${IDS.actors}`,
      { claims: [{ assertedBy: { kind: 'actor', actor: IDS.actors } }] },
    ],
    ['figures', 'assertedBy', 'collection', { claims: [{ assertedBy: { kind: 'collection' } }] }],
    ['figures', 'derivation', '{"kind":"counted"}', { claims: [{ derivation: { kind: 'counted' } }] }],
    ['figures', 'topics', 'trade', { topics: ['trade'] }],
    ['figures', 'topics', '["trade","energy"]', { topics: ['trade', 'energy'] }],
    ['statements', 'about', `actors/${IDS.actors}`, { about: { actors: [IDS.actors] } }],
    ['statements', 'place', `places/${IDS.places}`, { place: IDS.places }],
    ['agreements', 'events/0/stage', 'signed', { events: [{ stage: 'signed' }] }],
    ['places', 'latitude', '40.5', { coordinates: { latitude: 40.5 } }],
  ] as const)('of %s sets %s to %s', (dataset, name, value, content) => {
    expect(set(dataset, name, value)).toEqual(content);
  });

  it.each([
    ['figures', 'labl', 'x', 'There is no field "labl". Did you mean "label"?'],
    ['figures', 'evidence', 'x', /^There is no field "evidence"\. (Fields: id, |Did you mean)/],
    ['figures', 'label', 'ab', 'This is too short: 2 of at least 3 characters.'],
    ['figures', 'label', ' ', 'Nothing is given.'],
    ['figures', 'definition', 'x'.repeat(401), 'This is too long: 401 of at most 400 characters.'],
    ['figures', 'qualifier', 'abot', 'There is no "abot" here. Did you mean "about"?'],
    ['figures', 'unit', 'furlongs', /^There is no "furlongs" here\. Use one of m, km, mi/],
    ['figures', 'low', 'many', '"many" is no number; write it out, as 4500000.'],
    ['figures', 'value', 'between friends', /no single amount/],
    ['figures', 'isProjection', 'maybe', '"maybe" is neither yes nor no.'],
    ['figures', 'period', 'last year', /^"last year" is no date\. Write it as "1994-05-12" or /],
    [
      'figures',
      'subject',
      'border-town',
      '"border-town" does not begin with agreements/…, actors/…, places/….',
    ],
    [
      'figures',
      'subject',
      'places/border-twon',
      'There is no record places/border-twon. Did you mean "border-town"?',
    ],
    [
      'figures',
      'subject',
      'places/moon',
      'There is no record places/moon. Add it first: depositary new places.',
    ],
    ['figures', 'derivation', '{kind}', 'This is not valid JSON: {kind}'],
    ['figures', 'digits', '0', '0 is less than 1.'],
    ['figures', 'digits', '1.5', '1.5 is no whole number.'],
    ['places', 'latitude', '91', '91 is more than 90.'],
    ['figures', 'id', 'Ferry Length', /^"Ferry Length" has another form than "lachin-corridor"/],
    [
      'figures',
      'id',
      IDS.figures,
      `figures/${IDS.figures} is there already. Correct that record, or give another id.`,
    ],
    ['figures', 'id', 'x'.repeat(81), 'This is too long: 81 of at most 80 characters.'],
  ] as const)('of %s refuses %s %s', (dataset, name, value, problem) => {
    expect(set(dataset, name, value)).toEqual(
      typeof problem === 'string' ? problem : expect.stringMatching(problem),
    );
  });

  it('refuses the id of a tombstone, and a reference to one', () => {
    const other = collectionOf(draftingProject().withTombstone('places', 'old-town'));
    expect(withNamedField(other, emptyDraft('places'), 'id', 'old-town')).toEqual({
      problem: 'places/old-town was withdrawn, and an id is never used again. Give another one.',
    });
    expect(withNamedField(other, emptyDraft('figures'), 'subject', 'places/old-town')).toEqual({
      problem: 'places/old-town was withdrawn.',
    });
  });

  it('adds to a list where it is said again', () => {
    const draft = drafted(collection, 'figures', { set: { topics: 'trade', '/topics': 'energy' } });
    expect(draft.content).toEqual({ topics: ['trade', 'energy'] });
  });
});

describe('withText and withPhrase', () => {
  it('refuse a text of no source, and for a source the text of another', () => {
    expect(withText(collection, emptyDraft('figures'), readText(NEW_TEXT))).toEqual({
      problem: 'No source of the collection has this text. Add it first: depositary new sources --text FILE.',
    });
    expect(withText(collection, emptyDraft('sources'), readText(TEXT))).toEqual({
      problem: `The text is that of sources/${IDS.sources} already.`,
    });
  });

  it.each([
    ['no such words at all', /does not hold "no such words at all"/],
    ['ferry', /holds "ferry" 2 times, in paragraphs 5, 6. Take in more words/],
    ['27 miles long', /at least five words, this has 3/],
  ])('refuse the phrase "%s", with the way to mend it', (phrase, problem) => {
    const draft = drafted(collection, 'figures', {});
    expect(withPhrase(draft, undefined, phrase)).toEqual({
      problem: expect.stringMatching(problem),
    });
  });
});

describe('asClaimOf', () => {
  it('keeps the answers that a claim has too', () => {
    const draft = drafted(collection, 'figures', {
      set: { label: 'Length of it', value: '27 mi', assertedBy: `actors/${IDS.actors}` },
    });
    expect(asClaimOf(collection, draft, IDS.figures)).toMatchObject({
      draft: {
        claimOf: IDS.figures,
        content: { value: 27, unit: 'mi', assertedBy: { kind: 'actor', actor: IDS.actors } },
      },
    });
  });

  it('refuses a figure that is not there, and datasets without claims', () => {
    expect(asClaimOf(collection, emptyDraft('figures'), 'river-crossing-lenght')).toEqual({
      problem: `There is no figure "river-crossing-lenght". Did you mean "${IDS.figures}"?`,
    });
    expect(asClaimOf(collection, emptyDraft('places'), IDS.figures)).toEqual({
      problem: 'Only a figure has claims.',
    });
  });

  it('refuses a figure that is a line of a file of many, which would be taken for a file of one', () => {
    const lines = collectionOf(draftingProject().inLines());
    expect(asClaimOf(lines, emptyDraft('figures'), IDS.figures)).toEqual({
      problem: `"${IDS.figures}" is a line of datasets/figures.ndjson. Add the claim by hand, or move the record to datasets/figures/${IDS.figures}.json.`,
    });
  });
});
