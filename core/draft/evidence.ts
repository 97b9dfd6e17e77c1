import { cite } from '../evidence/cite.ts';
import type { SourceText } from '../evidence/text.ts';
import type { Json, JsonObject } from '../shared/json.ts';

/**
 * The evidence for some properties of an object: one entry for each passage. A property without a phrase of its own
 * rests on the main passage.
 * @param phrases each of which the text holds exactly once
 */
export function evidenceFor(
  properties: readonly string[],
  {
    source,
    text,
    phrase,
    phrases,
  }: {
    source: string;
    text: SourceText;
    phrase: string;
    phrases: Readonly<Record<string, string>>;
  },
): Json[] {
  const byPhrase = Map.groupBy(properties, (property) => phrases[property] ?? phrase);
  return [...byPhrase].flatMap(([words, supported]): JsonObject[] => {
    const citation = cite(text, words);
    if (citation.found !== 'once') return [];
    return [
      {
        source,
        supports: supported.map((property) => `/${property}`),
        passage: { ...citation.passage },
        paragraph: citation.paragraph,
        stance: 'supports',
      },
    ];
  });
}
