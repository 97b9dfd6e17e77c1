import { type CheckedCollection, recordsOf } from '../check/collection.ts';
import { citationProblem, cite } from '../evidence/cite.ts';
import { partOf, type SourceText } from '../evidence/text.ts';
import { valueAt } from './content.ts';
import { type Draft, holderSteps, type SourceAtHand } from './draft.ts';

/** The sources whose whole text is in a text, the smallest first: an article before the page that holds it. */
export function sourcesIn(collection: CheckedCollection, text: SourceText): SourceAtHand[] {
  return recordsOf(collection, 'sources')
    .flatMap(({ id, content }) => {
      const part = partOf(text, content.text);
      return part === undefined ? [] : [{ id, text: part, language: content.language }];
    })
    .sort((a, b) => a.text.words.length - b.text.words.length);
}

/**
 * The source that a draft cites: the text itself for a new source, otherwise the source whose text it is. Of several
 * in one text it is the one that holds the phrase.
 */
export function citedSource(draft: Draft): SourceAtHand | undefined {
  const { text, phrase, dataset, content, sources } = draft;
  if (text === undefined) return undefined;
  if (dataset === 'sources')
    return { text, ...(typeof content.language === 'string' && { language: content.language }) };
  const holding = sources.find(
    (source) => phrase !== undefined && cite(source.text, phrase).found === 'once',
  );
  return holding ?? sources[0];
}

/** The phrase behind the values: as given, or the title of a new source where it is found by it. */
export function mainPhrase(draft: Draft, source: SourceAtHand): string | undefined {
  if (draft.phrase !== undefined || draft.dataset !== 'sources') return draft.phrase;
  const title = valueAt(draft.content, [...holderSteps(draft), 'title']);
  return typeof title === 'string' && cite(source.text, title).found === 'once' ? title : undefined;
}

/** What is wrong with a phrase, and how to mend it; undefined where the text holds it exactly once. */
export function phraseProblem(text: SourceText, phrase: string): string | undefined {
  const citation = cite(text, phrase);
  return citation.found === 'once' ? undefined : citationProblem(citation, phrase);
}
