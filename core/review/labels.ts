import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';

/** Longer texts are cut where they stand for a value among others. */
const LONGEST_LABEL = 120;

const QUALIFIERS: Readonly<Record<string, string>> = {
  about: 'about ',
  'at-least': 'at least ',
  'at-most': 'at most ',
  'more-than': 'more than ',
  'less-than': 'less than ',
};

/** A text or number at a key, as text; undefined where there is none. */
export function textAt(object: JsonObject, key: string): string | undefined {
  const value = own(object, key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

/** The objects of a list at a key. */
export function objectsAt(object: JsonObject, key: string): JsonObject[] {
  const list = own(object, key);
  return Array.isArray(list) ? list.filter(isObject) : [];
}

/** A text of its own length, cut where it is long. */
export function brief(text: string, longest = LONGEST_LABEL): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}

/** The amount of a claim as a curator says it: `about 20–30 km`. */
export function amountOf(claim: JsonObject, figure: JsonObject): string {
  const [value, low, high] = ['value', 'low', 'high'].map((key) => textAt(claim, key));
  const number = value ?? (low !== undefined && high !== undefined ? `${low}–${high}` : (low ?? high ?? '?'));
  const unit = textAt(claim, 'unit') ?? textAt(figure, 'unit') ?? '';
  return `${QUALIFIERS[textAt(claim, 'qualifier') ?? ''] ?? ''}${number} ${unit}`.trimEnd();
}

/** Who speaks, by id: an actor with the office held, a source, or the collection itself. */
export function voiceOf(voice: Json | undefined): string {
  if (!isObject(voice)) return 'nobody';
  const who = textAt(voice, 'actor') ?? textAt(voice, 'source');
  const [role, behalf] = [textAt(voice, 'role'), textAt(voice, 'onBehalfOf')];
  const what = [role, behalf && `for ${behalf}`].filter(Boolean).join(', ');
  return `${who ?? 'the collection'}${what === '' ? '' : ` (${what})`}`;
}

/** Where a passage stands and what it does: `gazette-1994, paragraph 2, disputes /value`. */
export function evidenceLabel(evidence: JsonObject): string {
  return `${placeOf(evidence)}, ${textAt(evidence, 'stance') ?? 'supports'} ${supportsOf(evidence)}`;
}

/** The source of a passage and its paragraph. */
export function placeOf(evidence: JsonObject): string {
  const paragraph = textAt(evidence, 'paragraph');
  const source = textAt(evidence, 'source') ?? '?';
  return paragraph === undefined ? source : `${source}, paragraph ${paragraph}`;
}

/** All sources of an object's own evidence, each place once. */
export function placesOf(holder: JsonObject): string {
  return [...new Set(objectsAt(holder, 'evidence').map(placeOf))].join('; ');
}

function supportsOf(evidence: JsonObject): string {
  const supports = own(evidence, 'supports');
  return Array.isArray(supports) ? supports.join(', ') : '';
}
