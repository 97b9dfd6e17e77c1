import type { CheckedCollection } from '../check/collection.ts';
import { cite } from '../evidence/cite.ts';
import { fingerprint } from '../evidence/passage.ts';
import { normalisedWords } from '../evidence/words.ts';
import { isObject, type JsonObject } from '../shared/json.ts';
import { type Amount, amountsIn } from './amounts.ts';
import { valueAt, withValueAt } from './content.ts';
import { defaultOf, isComputed } from './defaults.ts';
import { claimedFigure, type Draft, holderSteps, rootPart, type SourceAtHand } from './draft.ts';
import { evidenceFor } from './evidence.ts';
import { freeId } from './free-id.ts';
import { inSchemaOrder } from './in-order.ts';
import { amountsMeant, withInferredAmount, withoutOwnUnit } from './infer-amount.ts';
import { citedSource, mainPhrase } from './passage.ts';
import { type MissingValue, missingValues } from './required.ts';
import { propertiesToSupport } from './supports.ts';

/** A draft with everything that follows from its answers. */
export interface Completion {
  /** The record, or the claim, as far as it is known; its properties in the order of the schema. */
  content: JsonObject;
  /** What the schema requires and nothing gives. */
  missing: MissingValue[];
  /** The words of the passage behind the values; empty where there is none yet. */
  words: readonly string[];
  /** The amounts of the passage that can be meant. */
  amounts: readonly Amount[];
  source?: SourceAtHand;
  /** The phrase of the passage behind the values: as given, or the title of a source. */
  phrase?: string;
  /** The properties that the text has to show; none where the amount is computed. */
  toSupport: readonly string[];
}

/**
 * Works out what follows from the answers to a draft: the source from its text, the amount with unit and hedge from the
 * passage, the id from the name, what is so unless somebody says otherwise, and the evidence.
 */
export function complete(collection: CheckedCollection, draft: Draft): Completion {
  const root = rootPart(collection, draft);
  const holder = holderSteps(draft);
  const source = citedSource(draft);
  const phrase = source && mainPhrase(draft, source);
  const words = source && phrase ? passageWords(source, phrase) : [];
  let content = draft.content;
  let amounts: Amount[] = [];
  if (draft.dataset === 'figures') {
    amounts = amountsMeant(collection, draft, content, amountsIn(words, collection.units));
    content = withInferredAmount(collection, draft, content, amounts);
  }
  if (draft.dataset === 'sources' && source !== undefined)
    content = withValueAt(content, ['text'], { ...fingerprint(source.text.words) });
  content = withId(collection, draft, content);
  const { missing, ...defaulted } = withDefaults(collection, draft, content, source);
  content = defaulted.content;
  const claim = valueAt(content, holder) ?? {};
  const toSupport =
    isObject(claim) && !isComputed(claim) ? propertiesToSupport(collection, draft, content) : [];
  const id = source?.id ?? content.id;
  if (isObject(claim) && isComputed(claim)) content = withValueAt(content, [...holder, 'evidence'], []);
  else if (source !== undefined && phrase !== undefined && typeof id === 'string') {
    const { text } = source;
    const evidence = evidenceFor(toSupport, { source: id, text, phrase, phrases: draft.phrases });
    content = withValueAt(content, [...holder, 'evidence'], evidence);
  }
  const figure = claimedFigure(collection, draft);
  if (figure !== undefined) content = withoutOwnUnit(content, figure.unit);
  return {
    content: inSchemaOrder(collection, root, content) as JsonObject,
    missing,
    words,
    amounts,
    ...(source !== undefined && { source }),
    ...(phrase !== undefined && { phrase }),
    toSupport,
  };
}

function passageWords({ text }: SourceAtHand, phrase: string): string[] {
  const citation = cite(text, phrase);
  return citation.found === 'once' ? normalisedWords(citation.excerpt) : [];
}

function withId(collection: CheckedCollection, { dataset, claimOf }: Draft, content: JsonObject): JsonObject {
  if (claimOf !== undefined || content.id !== undefined) return content;
  const id = freeId(collection, dataset, content);
  return id === undefined ? content : { ...content, id };
}

/** Sets what is missing and has a default, and gives what is missing then. */
function withDefaults(
  collection: CheckedCollection,
  draft: Draft,
  content: JsonObject,
  source: SourceAtHand | undefined,
): { content: JsonObject; missing: MissingValue[] } {
  const language = draft.dataset === 'sources' ? undefined : source?.language;
  let result = content;
  const missing: MissingValue[] = [];
  for (const value of missingValues(collection, rootPart(collection, draft), content)) {
    const isVoiceOfComputed = value.part.schema.title === 'ClaimVoice' && isComputedClaim(draft, content);
    const known = isVoiceOfComputed
      ? { kind: 'collection' }
      : defaultOf(value.part.schema, content, language);
    if (known === undefined) missing.push(value);
    else result = withValueAt(result, value.steps, known);
  }
  return { content: result, missing };
}

function isComputedClaim(draft: Draft, content: JsonObject): boolean {
  const claim = valueAt(content, holderSteps(draft));
  return isObject(claim) && isComputed(claim);
}
