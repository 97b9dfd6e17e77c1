import { describe, expect, it } from 'vitest';
import { evidenceCoverage } from '../../../core/evidence/coverage.ts';
import { fingerprint } from '../../../core/evidence/passage.ts';
import { readText } from '../../../core/evidence/text.ts';
import type { Json } from '../../../core/shared/json.ts';
import { IDS, type Project } from '../check/project.ts';
import { ARTICLE, citedProject, collectionOf, passageOf, withPassage } from './cited-project.ts';

function coverage(project: Project, ...texts: string[]) {
  return evidenceCoverage(collectionOf(project), texts.map(readText));
}

const TRAVELLERS = { paragraph: 4, begins: 'Read more about bridges, tunnels and ferries on' };
const EDITORS = { paragraph: 5, begins: 'The editors thank all readers who wrote to' };

describe('the coverage of a source', () => {
  it('lists the paragraphs that nobody cites, and how they begin', () => {
    expect(coverage(citedProject(), ARTICLE)).toEqual([
      { source: IDS.sources, paragraphs: 5, cited: 3, omitted: 0, uncited: [TRAVELLERS, EDITORS] },
    ]);
  });

  it('leaves out what the source says is omitted', () => {
    const omitted = [{ paragraphs: [4], reason: 'navigation' }];
    const project = citedProject().withRecord('sources', '/omitted', omitted);
    expect(coverage(project, ARTICLE)).toMatchObject([{ cited: 3, omitted: 1, uncited: [EDITORS] }]);
  });

  it('is complete where every paragraph is cited or omitted', () => {
    const omitted = [
      { paragraphs: [4], reason: 'navigation' },
      { paragraphs: [5], reason: 'boilerplate' },
    ];
    const project = citedProject().withRecord('sources', '/omitted', omitted);
    expect(coverage(project, ARTICLE)).toMatchObject([{ cited: 3, omitted: 2, uncited: [] }]);
  });

  it('counts every paragraph that a passage touches', () => {
    const across = passageOf('along the road of 43 km ... for travellers');
    const project = withPassage(citedProject(), 'figures', across);
    expect(coverage(project, ARTICLE)).toMatchObject([{ cited: 4, uncited: [EDITORS] }]);
  });

  it('does not count a passage that is not in the text', () => {
    const lost = { words: 5, sha256: '0'.repeat(64) };
    const project = withPassage(citedProject(), 'sources', lost);
    const [source] = coverage(project, ARTICLE);
    expect(source?.uncited.map(({ paragraph }) => paragraph)).toEqual([1, 4, 5]);
  });

  it('shows a short paragraph whole, and nothing of the next', () => {
    const article = ARTICLE.replace(/Read more.*\n/, 'Read on.\n');
    const text: Json = { ...fingerprint(readText(article).words) };
    const [source] = coverage(citedProject().withRecord('sources', '/text', text), article);
    expect(source?.uncited).toEqual([{ paragraph: 4, begins: 'Read on.' }, EDITORS]);
  });

  it('counts paragraphs from the beginning of the article, also inside a longer page', () => {
    const page = `Home News Sport\nAnother headline\n${ARTICLE}`;
    expect(coverage(citedProject(), page)).toEqual(coverage(citedProject(), ARTICLE));
  });

  it.each([
    ['no text', []],
    ['a changed text', [ARTICLE.replace('43 km', '44 km')]],
  ])('is not told where the text is not at hand: %s', (_, texts) => {
    expect(coverage(citedProject(), ...texts)).toEqual([]);
  });
});
