import { describe, expect, it } from 'vitest';
import { checkPlaced } from '../../../core/draft/check-placed.ts';
import { complete } from '../../../core/draft/complete.ts';
import { placed } from '../../../core/draft/placed.ts';
import { questionsFor } from '../../../core/draft/questions.ts';
import { fingerprint } from '../../../core/evidence/passage.ts';
import { readText } from '../../../core/evidence/text.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import { IDS } from '../check/project.ts';
import { collectionOf } from '../evidence/cited-project.ts';
import { drafted, draftingCollection, draftingProject, type Flags, NEW_TEXT, TEXT } from './drafting.ts';

const collection = draftingCollection();
const files = draftingProject().files;

/** The finished record of some answers, with the names of what is still needed and the codes that a check finds. */
function made(dataset: DatasetName, flags: Flags) {
  const draft = drafted(collection, dataset, flags);
  const completion = complete(collection, draft);
  const needed = questionsFor(collection, draft, completion).filter(({ optional }) => optional !== true);
  const file = placed(collection, draft, completion);
  const codes = checkPlaced(files, [], file, completion.source).map(({ code }) => code);
  return { content: completion.content, needed: needed.map(({ name }) => name), codes, file };
}

const VOICE = { assertedBy: `sources/${IDS.sources}` };

/** Answers of a person who knows the subject, for each dataset. */
const ANSWERS: Record<DatasetName, { flags: Flags; content: object; codes?: string[] }> = {
  figures: {
    flags: {
      phrase: 'new ferry line ... 27 miles long',
      set: {
        label: 'Length of the ferry line',
        definition: 'Length of the ferry line from quay to quay.',
        subject: `agreements/${IDS.agreements}`,
        ...VOICE,
      },
    },
    content: {
      id: 'length-of-the-ferry-line',
      unit: 'mi',
      claims: [
        {
          value: 27,
          qualifier: 'about',
          rank: 'normal',
          evidence: [{ source: IDS.sources, supports: ['/value', '/assertedBy'], paragraph: 6 }],
        },
      ],
    },
  },
  agreements: {
    flags: {
      phrase: 'between 10 and ... Example State',
      set: {
        title: 'Purchase of boats',
        instrument: 'sale',
        stage: 'proposed',
        actor: IDS.actors,
        capacity: 'buyer',
      },
    },
    content: {
      id: 'purchase-of-boats',
      events: [{ stage: 'proposed' }],
      parties: [{ actor: IDS.actors, capacity: 'buyer' }],
      evidence: [{ supports: ['/title', '/events', '/parties'] }],
    },
  },
  statements: {
    flags: {
      phrase: 'new ferry line ... Border Town said',
      set: {
        speaker: `sources/${IDS.sources}`,
        act: 'assess',
        about: 'topics/trade',
        summary: 'The ferry will run far.',
      },
    },
    content: {
      id: 'the-ferry-will-run-far',
      attribution: 'own-voice',
      about: { topics: ['trade'] },
      evidence: [{ supports: ['/speaker', '/summary'] }],
    },
  },
  actors: {
    flags: { phrase: 'the harbour master of Border Town', set: { kind: 'person', name: 'Harbour master' } },
    content: {
      id: 'harbour-master',
      names: [{ name: 'Harbour master', language: 'en' }],
      evidence: [{ supports: ['/names'] }],
    },
    codes: ['unused-record'],
  },
  places: {
    flags: { phrase: 'The new ferry line is about', set: { kind: 'route', name: 'Ferry line' } },
    content: { id: 'ferry-line', names: [{ name: 'Ferry line', language: 'en' }] },
    codes: ['unused-record'],
  },
  sources: {
    flags: {
      text: NEW_TEXT,
      set: {
        kind: 'news-report',
        title: 'Two ministries sign a ferry charter',
        language: 'en',
        published: '1994-06-02',
      },
      phrases: { published: 'Published on 2 June 1994' },
    },
    content: {
      id: 'two-ministries-sign-a-ferry-charter',
      text: { words: 24 },
      evidence: [
        { source: 'two-ministries-sign-a-ferry-charter', supports: ['/title'], paragraph: 1 },
        { supports: ['/published'], paragraph: 2 },
      ],
    },
    codes: ['unused-record'],
  },
};

describe('complete', () => {
  it.each(Object.entries(ANSWERS))(
    'makes a record of %s that the check accepts',
    (dataset, { flags, content, codes = [] }) => {
      const result = made(dataset as DatasetName, flags);
      expect(result.needed).toEqual([]);
      expect(result.content).toMatchObject(content);
      expect(result.codes).toEqual(codes);
    },
  );

  it('writes the properties in the order of the schema', () => {
    const { content } = made('figures', { ...ANSWERS.figures.flags });
    expect(Object.keys(content)).toEqual(['id', 'measure', 'subject', 'unit', 'claims']);
  });

  it('takes what is given rather than what the passage says, and the rest from the passage', () => {
    const { content } = made('figures', {
      phrase: 'Up to 200 ... 3 hours',
      set: { value: '3', isProjection: 'yes', topics: 'trade' },
    });
    expect(content).toMatchObject({
      unit: 'hours',
      claims: [{ value: 3, qualifier: 'exact', isProjection: true }],
      topics: ['trade'],
    });
  });

  it('reads a range, and an amount with a scale', () => {
    const range = made('figures', { phrase: 'Between 10 and 15 boats will be bought' });
    expect(range.content).toMatchObject({
      unit: 'vessels',
      claims: [{ low: 10, high: 15, qualifier: 'exact' }],
    });
    const money = made('figures', { phrase: 'be bought for 4.5 million dollars' });
    expect(money.content).toMatchObject({ unit: 'USD', claims: [{ value: 4500000 }] });
  });

  it('leaves the evidence and the voice of a computed amount to its inputs', () => {
    const derivation = JSON.stringify({
      kind: 'computed',
      operation: 'sum',
      inputs: [0, 1].map(() => ({ figure: IDS.figures, claim: 0 })),
      digits: 2,
    });
    const { content, needed } = made('figures', { set: { derivation, value: '86 km', qualifier: 'exact' } });
    expect(content).toMatchObject({ claims: [{ assertedBy: { kind: 'collection' }, evidence: [] }] });
    expect(needed).toEqual(['label', 'subject', 'definition']);
  });

  it('finds out when a number is not in its passage', () => {
    const set = { ...ANSWERS.figures.flags.set, value: '28' };
    const { codes } = made('figures', {
      ...ANSWERS.figures.flags,
      set: { ...set, qualifier: 'about', unit: 'mi' },
    });
    expect(codes).toEqual(['number-not-in-passage']);
  });

  it('proposes no id that a record or a tombstone has, and none for letters of another script', () => {
    const ids = (project: ReturnType<typeof draftingProject>, name: string) => {
      const { collection: other = collection } = project.check();
      const draft = drafted(other, 'places', {
        phrase: 'The new ferry line is about',
        set: { kind: 'route', name },
      });
      const completion = complete(other, draft);
      return [completion.content.id, questionsFor(other, draft, completion).map((question) => question.name)];
    };
    const project = draftingProject();
    expect(ids(project, 'Ferry liné')).toEqual(['ferry-line', []]);
    expect(ids(project, 'Border Town')).toEqual([undefined, ['id']]);
    expect(ids(project.withTombstone('places', 'ferry-line'), 'Ferry line')).toEqual([undefined, ['id']]);
    expect(ids(project, 'Паром')).toEqual([undefined, ['id']]);
  });

  it('takes the article that holds the phrase where a page holds several', () => {
    const page = `Pages of the Gazette\n${TEXT}Other news of the day\n${NEW_TEXT}`;
    const text = { ...fingerprint(readText(NEW_TEXT).words) };
    const two = collectionOf(
      draftingProject().withCopy('sources', 'charter', {
        text,
        title: 'Two ministries sign a ferry charter',
      }),
    );
    const cited = (phrase: string) => {
      const { content } = complete(
        two,
        drafted(two, 'places', { text: page, phrase, set: { name: 'Ferry line' } }),
      );
      return content.evidence;
    };
    // Paragraphs are counted in the article, not on the page.
    expect(cited('new ferry line ... 27 miles long')).toMatchObject([{ source: IDS.sources, paragraph: 6 }]);
    expect(cited('Both ministries signed the ferry charter')).toMatchObject([
      { source: 'charter', paragraph: 3 },
    ]);
  });
});
