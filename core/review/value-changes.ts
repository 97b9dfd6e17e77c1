import { canonicalJson } from '../shared/canonical.ts';
import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer, type Step } from '../shared/pointer.ts';
import { compact, type ItemKind, itemKind } from './item-kinds.ts';
import { pairItems } from './pair-items.ts';
import { type WordPart, wordDiff } from './word-diff.ts';

/** One thing that differs between two contents of a record, in the words of a curator. */
export interface ValueChange {
  change: 'added' | 'removed' | 'changed' | 'reordered';
  /** What it is, with the items of lists by their identity: `event signed 2025-08-08: date`. */
  what: string;
  /** The JSON Pointer of the value: in the new content, in the old one for what was removed. */
  pointer: string;
  before?: Json;
  after?: Json;
  /** The values in short; absent where the words tell. */
  was?: string;
  is?: string;
  /** For a longer text, what changed by word. */
  words?: WordPart[];
}

/** Texts from this length are compared by word. */
const LONG_TEXT = 60;
/** What comes last in a record, in this order; everything else stands before it by name. */
const LAST = ['evidence', 'corrections', 'status', 'citation', 'comparison'];

/** Where the walk is. */
interface Place {
  what: readonly string[];
  old: readonly Step[];
  now: readonly Step[];
  /** The contents of the whole record: a claim takes its unit from the figure. */
  records: { old: JsonObject; now: JsonObject };
}

/**
 * What differs between two contents of a record: values where they stand, items of lists by what makes them the same
 * one. Equal contents give nothing, different ones at least one change. What is computed from a claim is told only
 * where nothing else changed.
 */
export function valueChanges(before: JsonObject, after: JsonObject): ValueChange[] {
  const records = { old: before, now: after };
  const changes = memberChanges(before, after, { what: [], old: [], now: [], records });
  const authored = changes.filter(({ pointer }) => !/^\/claims\/\d+\/base(\/|$)/.test(pointer));
  return authored.length > 0 ? authored : changes;
}

function changesAt(before: Json, after: Json, place: Place): ValueChange[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isObject(before) && isObject(after)) return memberChanges(before, after, place);
  if (Array.isArray(before) && Array.isArray(after)) return listChanges(before, after, place);
  const change = { change: 'changed', what: nameOf(place), pointer: formatPointer(place.now) } as const;
  return [{ ...change, before, after, ...shownChange(before, after) }];
}

function memberChanges(before: JsonObject, after: JsonObject, place: Place): ValueChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort(inReadingOrder);
  return keys.flatMap((key): ValueChange[] => {
    const [old, now] = [own(before, key), own(after, key)];
    const inner = memberPlace(place, key);
    if (old !== undefined && now !== undefined) return changesAt(old, now, inner);
    if (now !== undefined) return partsOf(now, key, inner, 'added');
    return old === undefined ? [] : partsOf(old, key, inner, 'removed');
  });
}

/** A list of objects that is new or gone is told item by item, anything else as one value. */
function partsOf(value: Json, key: string, place: Place, change: 'added' | 'removed'): ValueChange[] {
  const kind = itemKind(key);
  if (!Array.isArray(value) || value.length === 0 || !value.every(isObject))
    return [single(value, place, change)];
  return value.map((item, index) => itemChange(item, index, kind, place, change));
}

function listChanges(before: readonly Json[], after: readonly Json[], place: Place): ValueChange[] {
  const kind = itemKind(String(place.now.at(-1) ?? ''));
  const { pairs, gone, fresh, reordered } = pairItems(before, after, kind);
  const changes = [
    ...gone.map((index) => itemChange(before[index] ?? null, index, kind, place, 'removed')),
    ...pairs.flatMap((pair) => {
      const [old, now] = [before[pair.before] ?? null, after[pair.after] ?? null];
      const what = isObject(old) ? [`${kind.noun} ${kind.label(old, place.records.old)}`] : [];
      const inner = { ...itemPlace(place, pair.before, pair.after), what: [...withoutList(place), ...what] };
      return changesAt(old, now, inner);
    }),
    ...fresh.map((index) => itemChange(after[index] ?? null, index, kind, place, 'added')),
  ];
  if (!reordered) return changes;
  const order = { change: 'reordered', what: nameOf(place), pointer: formatPointer(place.now) } as const;
  return [...changes, { ...order, before: [...before], after: [...after] }];
}

function itemChange(
  item: Json,
  index: number,
  kind: ItemKind,
  place: Place,
  change: 'added' | 'removed',
): ValueChange {
  const inner = itemPlace(place, index, index);
  if (!isObject(item)) return single(item, inner, change);
  const record = change === 'added' ? place.records.now : place.records.old;
  const shown = (kind.description ?? kind.label)(item, record);
  return single(item, { ...inner, what: [...withoutList(place), kind.noun] }, change, shown);
}

function single(
  value: Json,
  place: Place,
  change: 'added' | 'removed',
  shown: string = shownValue(value),
): ValueChange {
  const what = nameOf(place);
  return change === 'added'
    ? { change, what, pointer: formatPointer(place.now), after: value, is: shown }
    : { change, what, pointer: formatPointer(place.old), before: value, was: shown };
}

/** Two values in short, or their words where both are long texts. */
function shownChange(before: Json, after: Json): Pick<ValueChange, 'was' | 'is' | 'words'> {
  if (typeof before === 'string' && typeof after === 'string') {
    const isLong = Math.max(before.length, after.length) >= LONG_TEXT;
    const words = isLong ? wordDiff(before, after) : [];
    if (words.some(({ kind }) => kind !== 'same')) return { words };
    const [old, now] = [before, after].map((text) => text.replace(/\s+/gu, ' ').trim());
    // Quotation marks show where nothing but white space differs, or where there is nothing else.
    if (old === now || old === '' || now === '')
      return { was: JSON.stringify(before), is: JSON.stringify(after) };
  }
  return { was: shownValue(before), is: shownValue(after) };
}

function shownValue(value: Json): string {
  if (Array.isArray(value) && value.length > 0 && value.every((item) => !isObject(item)))
    return value.map(String).join(', ');
  return compact(value);
}

function memberPlace(place: Place, key: string): Place {
  const what = [...place.what];
  const last = what.at(-1);
  // Members of members are one name; what belongs to an item stands after it.
  if (typeof place.now.at(-1) === 'string' && last !== undefined) what[what.length - 1] = `${last}.${key}`;
  else what.push(key);
  return { ...place, what, old: [...place.old, key], now: [...place.now, key] };
}

function itemPlace(place: Place, before: number, after: number): Place {
  return { ...place, old: [...place.old, before], now: [...place.now, after] };
}

/** The names without that of the list itself: its items are called by their own noun. */
function withoutList({ what }: Place): readonly string[] {
  return what.slice(0, -1);
}

function nameOf({ what }: Place): string {
  return what.join(': ');
}

function inReadingOrder(a: string, b: string): number {
  return LAST.indexOf(a) - LAST.indexOf(b) || byCodeUnit(a, b);
}
