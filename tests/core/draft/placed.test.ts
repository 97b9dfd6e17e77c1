import { describe, expect, it } from 'vitest';
import { complete } from '../../../core/draft/complete.ts';
import { placed } from '../../../core/draft/placed.ts';
import { IDS, type Project } from '../check/project.ts';
import { collectionOf } from '../evidence/cited-project.ts';
import { drafted, draftingProject } from './drafting.ts';

const PATH = `datasets/figures/${IDS.figures}.json`;

/** The file of the figure with a claim more. */
function withClaim(project: Project) {
  const collection = collectionOf(project);
  const draft = drafted(collection, 'figures', {
    claimOf: IDS.figures,
    phrase: 'new ferry line ... 27 miles long',
    set: { assertedBy: `actors/${IDS.actors}` },
  });
  return placed(collection, draft, complete(collection, draft));
}

describe('placed', () => {
  it('adds a claim at the end, with its own unit where the figure has another, and changes nothing else', () => {
    const project = draftingProject();
    const { path, text, claim } = withClaim(project);
    expect({ path, claim }).toEqual({ path: PATH, claim: 1 });
    const [before, after] = [JSON.parse(project.text(PATH)), JSON.parse(text)];
    expect(after).toEqual({ ...before, claims: [before.claims[0], after.claims[1]] });
    expect(after.claims[1]).toMatchObject({ value: 27, unit: 'mi', qualifier: 'about' });
    expect(after.claims[1].evidence[0].supports).toEqual(['/value', '/unit', '/assertedBy']);
    expect(text).toBe(`${JSON.stringify(after, undefined, 2)}\n`);
    expect(project.with(PATH, text).findings()).toEqual([]);
  });

  it('writes no unit that is the figure’s own', () => {
    const { text } = withClaim(draftingProject().withRecord('figures', '/unit', 'mi'));
    expect(JSON.parse(text).claims[1]).not.toHaveProperty('unit');
  });

  it('keeps the layout and the line ends of the file', () => {
    const project = draftingProject();
    const odd = project.text(PATH).replace('"unit": "km"', '"unit":   "km"').replaceAll('\n', '\r\n');
    const { text } = withClaim(project.with(PATH, odd));
    expect(text).toContain('"unit":   "km"');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
