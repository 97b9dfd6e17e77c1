import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../core/evidence/passage.ts';
import { readText } from '../../../core/evidence/text.ts';
import { verifyEvidence } from '../../../core/evidence/verify.ts';
import { normalisedWords } from '../../../core/evidence/words.ts';
import type { Json } from '../../../core/shared/json.ts';
import { IDS, inRecord, type Project } from '../check/project.ts';
import { ARTICLE, citedProject, collectionOf, withPassage } from './cited-project.ts';

function verified(project: Project, ...texts: string[]) {
  return verifyEvidence(collectionOf(project), texts.map(readText));
}

function passage(text: string): Json {
  return { ...fingerprint(normalisedWords(text)) };
}

describe('evidence whose texts are at hand', () => {
  it('is sound where every passage is found exactly once', () => {
    expect(verified(citedProject(), ARTICLE)).toEqual({
      findings: [],
      found: 6,
      passages: 6,
      claims: 1,
      missingTexts: [],
    });
  });

  it('is sound also in a text that is set in another way', () => {
    const reset = `\ufeff${ARTICLE.replaceAll('\n', '\r\n\r\n').replaceAll(' ', ' \u00a0')}`;
    expect(verified(citedProject(), reset)).toMatchObject({ findings: [], found: 6 });
  });

  it('is sound in a page with several articles', () => {
    const page = `Home News Sport\n${ARTICLE}\nAnother article about something else.\n`;
    expect(verified(citedProject(), 'Some other text.', page)).toMatchObject({ findings: [], found: 6 });
  });

  it('is reported at its place where a passage is not in the text', () => {
    const project = withPassage(citedProject(), 'actors', passage('Example State regretted the opening'));
    const { findings, found, passages } = verified(project, ARTICLE);
    expect({ found, passages }).toEqual({ found: 5, passages: 6 });
    expect(findings).toMatchObject([
      {
        ...inRecord('actors'),
        code: 'passage-not-found',
        severity: 'error',
        message: `This passage of 5 words is not in the text of ${IDS.sources}.`,
        help: expect.stringContaining('depositary evidence cite'),
        pointer: '/evidence/0/passage',
        line: expect.any(Number),
      },
    ]);
  });

  it('is reported where the passage of a claim is not in the text', () => {
    const project = withPassage(citedProject(), 'figures', passage('along the road of 44 km'));
    expect(verified(project, ARTICLE).findings).toMatchObject([
      { code: 'passage-not-found', pointer: '/claims/0/evidence/0/passage', ...inRecord('figures') },
    ]);
  });

  it('is reported where a passage stands more than once', () => {
    const article = `${ARTICLE}Yes, the road is open again today.\nThey say the road is open again and again.\n`;
    const text: Json = { ...fingerprint(readText(article).words) };
    const project = withPassage(citedProject(), 'actors', passage('the road is open again')).withRecord(
      'sources',
      '/text',
      text,
    );
    expect(verified(project, article).findings).toMatchObject([
      {
        code: 'passage-not-unique',
        severity: 'error',
        message: `This passage is 2 times in the text of ${IDS.sources}.`,
        help: expect.stringContaining('more words'),
        ...inRecord('actors'),
      },
    ]);
  });
});

describe('the number of a claim', () => {
  it('is reported at its place where the passage has another', () => {
    const project = citedProject().withRecord('figures', '/claims/0/value', 44);
    expect(verified(project, ARTICLE)).toMatchObject({
      findings: [
        {
          ...inRecord('figures'),
          code: 'number-not-in-passage',
          severity: 'error',
          message: expect.stringContaining('The record has 44 kilometres'),
          pointer: '/claims/0/value',
          line: expect.any(Number),
        },
      ],
      found: 6,
      claims: 1,
    });
  });

  it('is an error in another unit, and a warning with another hedge', () => {
    const inMiles = citedProject().withRecord('figures', '/claims/0/unit', 'mi');
    const supported = inMiles.withRecord('figures', '/claims/0/evidence/0/supports/-', '/unit');
    expect(verified(supported, ARTICLE).findings).toMatchObject([
      { code: 'unit-not-in-passage', severity: 'error', pointer: '/claims/0/unit' },
    ]);
    const hedged = citedProject().withRecord('figures', '/claims/0/qualifier', 'about');
    expect(verified(hedged, ARTICLE).findings).toMatchObject([
      { code: 'qualifier-differs', severity: 'warning', pointer: '/claims/0/qualifier' },
    ]);
  });

  it('is not looked for where a passage is wrong', () => {
    const project = withPassage(citedProject(), 'figures', passage('along the road of 44 km'));
    expect(verified(project, ARTICLE)).toMatchObject({
      findings: [{ code: 'passage-not-found' }],
      claims: 0,
    });
  });
});

describe('evidence whose text is not at hand', () => {
  it.each<{ what: string; texts: string[] }>([
    { what: 'no text at all', texts: [] },
    { what: 'only other texts', texts: ['Another article.', ''] },
    { what: 'the text with one word changed', texts: [ARTICLE.replace('43 km', '44 km')] },
    { what: 'the text without its last word', texts: [ARTICLE.replace(' ferry.\n', '')] },
    { what: 'the text twice in one file', texts: [ARTICLE + ARTICLE] },
  ])('is not looked for, and its source is named: $what', ({ texts }) => {
    expect(verified(citedProject(), ...texts)).toEqual({
      findings: [],
      found: 0,
      passages: 6,
      claims: 0,
      missingTexts: [IDS.sources],
    });
  });
});
