import type { CheckedCollection } from '../../../core/check/collection.ts';
import {
  type Answered,
  asClaimOf,
  withNamedField,
  withPhrase,
  withText,
} from '../../../core/draft/answer.ts';
import { type Draft, emptyDraft } from '../../../core/draft/draft.ts';
import { fingerprint } from '../../../core/evidence/passage.ts';
import { readText } from '../../../core/evidence/text.ts';
import type { DatasetName } from '../../../core/shared/datasets.ts';
import type { Project } from '../check/project.ts';
import { ARTICLE, citedProject, collectionOf } from '../evidence/cited-project.ts';

/** The invented article with three more paragraphs that no record cites yet. */
export const TEXT = `${ARTICLE}The new ferry line is about 27 miles long, the harbour master of Border Town said.
Up to 200 lorries a day may use it, and the trip takes 3 hours.
Between 10 and 15 boats will be bought for 4.5 million dollars by Example State.
Each of them has 300 seats and sails on 5 days of the week.
`;

/** Another invented text, which is of no source yet. */
export const NEW_TEXT = `Two ministries sign a ferry charter
Published on 2 June 1994 by the press office
Both ministries signed the ferry charter in Border Town.
`;

/** A project whose one source has that text. */
export function draftingProject(): Project {
  return citedProject().withRecord('sources', '/text', { ...fingerprint(readText(TEXT).words) });
}

/** The collection of that project. */
export function draftingCollection(): CheckedCollection {
  return collectionOf(draftingProject());
}

/** Answers as flags give them. */
export interface Flags {
  text?: string;
  phrase?: string;
  phrases?: Record<string, string>;
  claimOf?: string;
  set?: Record<string, string>;
}

/** The draft with these answers; a wrong one throws its problem. */
export function drafted(
  collection: CheckedCollection,
  dataset: DatasetName,
  { text = TEXT, phrase, phrases = {}, claimOf, set = {} }: Flags,
): Draft {
  let draft = emptyDraft(dataset);
  const take = (answered: Answered): void => {
    if ('problem' in answered) throw new TypeError(answered.problem);
    draft = answered.draft;
  };
  if (claimOf !== undefined) take(asClaimOf(collection, draft, claimOf));
  take(withText(collection, draft, readText(text)));
  for (const [name, value] of Object.entries(set)) take(withNamedField(collection, draft, name, value));
  if (phrase !== undefined) take(withPhrase(draft, undefined, phrase));
  for (const [property, words] of Object.entries(phrases)) take(withPhrase(draft, property, words));
  return draft;
}
