import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { compact, itemKind } from './item-kinds.ts';
import { amountOf, objectsAt, placeOf, placesOf, textAt, voiceOf } from './labels.ts';

/** One thing that a record says, with each of its values in a line. */
export interface ReadFact {
  label: string;
  values: string[];
}

/** One claim of a figure in the words of a reader. */
export interface ReadClaim {
  amount: string;
  /** The amount in the base unit, where that is another one. */
  base?: string;
  assertedBy: string;
  saidOn?: string;
  /** Only where it is not normal. */
  rank?: string;
  note?: string;
  /** Where its passages stand. */
  evidence: string[];
}

/** Members that are shown elsewhere, or that mean nothing to a reader. */
const NOT_FACTS = ['id', 'evidence', 'claims', 'comparison', 'corrections', 'text'];

/** What a record says, claims and evidence left out. What was computed comes first. */
export function readFacts(content: JsonObject): ReadFact[] {
  const computed = ['citation', 'status'].filter((key) => Object.hasOwn(content, key));
  const authored = Object.keys(content).filter((key) => !NOT_FACTS.includes(key) && !computed.includes(key));
  return [...computed, ...authored].map((key) => ({
    label: labelOf(key),
    values: valuesOf(key, own(content, key) ?? null),
  }));
}

/** The claims of a figure; none for other records. */
export function readClaims(content: JsonObject): ReadClaim[] {
  return objectsAt(content, 'claims').map((claim) => {
    const [saidOn, rank, note] = ['saidOn', 'rank', 'note'].map((key) => textAt(claim, key));
    const base = baseOf(claim, content);
    return {
      amount: amountOf(claim, content),
      ...(base !== undefined && { base }),
      assertedBy: voiceOf(own(claim, 'assertedBy')),
      ...(saidOn !== undefined && { saidOn }),
      ...(rank !== undefined && rank !== 'normal' && { rank }),
      ...(note !== undefined && { note }),
      evidence: readEvidence(claim),
    };
  });
}

/** Where the passages stand that are behind the values of an object, each place once. */
export function readEvidence(holder: JsonObject): string[] {
  return [...new Set(objectsAt(holder, 'evidence').map(placeOf))];
}

function baseOf(claim: JsonObject, figure: JsonObject): string | undefined {
  const base = own(claim, 'base');
  if (!isObject(base) || textAt(base, 'unit') === (textAt(claim, 'unit') ?? textAt(figure, 'unit')))
    return undefined;
  // The hedge of the claim holds for the converted amount too.
  return amountOf({ qualifier: own(claim, 'qualifier') ?? 'exact', ...base }, {});
}

function valuesOf(key: string, value: Json): string[] {
  if (key === 'disputes' && Array.isArray(value)) return value.filter(isObject).flatMap(accountsOf);
  if (Array.isArray(value)) {
    const plain = value.filter((item) => !isObject(item));
    const kind = itemKind(key);
    const items = value.filter(isObject).map((item) => (kind.description ?? kind.label)(item, {}));
    return [...(plain.length > 0 ? [plain.map(String).join(', ')] : []), ...items];
  }
  if (!isObject(value)) return [compact(value)];
  if (Object.hasOwn(value, 'kind') && ['actor', 'source'].some((member) => Object.hasOwn(value, member)))
    return [voiceOf(value)];
  if (Object.hasOwn(value, 'dataset') && Object.hasOwn(value, 'id')) return [textAt(value, 'id') ?? ''];
  return Object.entries(value).flatMap(([member, inner]) =>
    valuesOf(member, inner).map((text) => `${labelOf(member).toLowerCase()}: ${text}`),
  );
}

/** The accounts of a disputed value, each with where it stands. */
function accountsOf(dispute: JsonObject): string[] {
  return objectsAt(dispute, 'accounts').map((account) => {
    const who = voiceOf(own(account, 'assertedBy'));
    return `${textAt(dispute, 'field')}: ${who}: ${textAt(account, 'summary')} (${placesOf(account)})`;
  });
}

/** A name of a member as words: `saidOn` is “Said on”. */
function labelOf(key: string): string {
  const words = key.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
