import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import type { Schema } from '../shared/schema.ts';

/** What a value is where nobody says otherwise; undefined where somebody has to say it. */
export function defaultOf(
  schema: Schema,
  content: JsonObject,
  language: string | undefined,
): Json | undefined {
  switch (schema.title) {
    case 'Rank':
      return 'normal';
    case 'LanguageTag':
      return language;
    case 'Attribution':
      return isObject(content.speaker) && own(content.speaker, 'kind') === 'source' ? 'own-voice' : undefined;
    default:
      return undefined;
  }
}

/** Whether the amount of a claim is computed from other claims: it then has neither evidence nor a voice of its own. */
export function isComputed(claim: JsonObject): boolean {
  const { derivation } = claim;
  return isObject(derivation) && own(derivation, 'kind') === 'computed';
}
