import type { Changes, PublishedChange } from '../build/changes.ts';
import type { FieldChange } from '../build/field-changes.ts';
import { canonicalJson } from '../shared/canonical.ts';
import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { parsePointer } from '../shared/pointer.ts';

/** The records and tombstones of a release, by `dataset/id`. */
export type Contents = ReadonlyMap<string, JsonObject>;

/** What changes.json says of a release does not fit the release that it is applied to. */
export class ChangeMismatch extends Error {
  override name = 'ChangeMismatch';
  /** As `dataset/id`. */
  readonly record: string;

  constructor(record: string, message: string) {
    super(`${record}: ${message}`);
    this.record = record;
  }
}

/**
 * Applies the changes of a release to the records of the release before.
 * @returns the records of the release; in no particular order
 * @throws ChangeMismatch where a record is there, or not there, or is not as the changes say
 */
export function applyChanges(
  before: Contents,
  { changes }: Pick<Changes, 'changes'>,
): Map<string, JsonObject> {
  const after = new Map(before);
  for (const change of changes) {
    const name = `${change.dataset}/${change.id}`;
    after.set(name, applied(name, after.get(name), change));
  }
  return after;
}

function applied(name: string, present: JsonObject | undefined, change: PublishedChange): JsonObject {
  if (change.op === 'added' && present !== undefined) throw new ChangeMismatch(name, 'It is there already.');
  if (change.op !== 'added' && present === undefined) throw new ChangeMismatch(name, 'It is not there.');
  if (change.op !== 'modified') {
    if (change.record !== undefined) return change.record;
    throw new ChangeMismatch(name, 'The change lacks the record.');
  }
  const result = (change.fields ?? []).reduce<Json>((content, field) => {
    try {
      return withChange(content, parsePointer(field.pointer), field);
    } catch (error) {
      if (error instanceof RangeError) throw new ChangeMismatch(name, error.message);
      throw error;
    }
  }, present ?? {});
  if (isObject(result)) return result;
  throw new ChangeMismatch(name, 'It becomes something that is no record.');
}

/**
 * A value with one change applied; the value itself stays as it is.
 * @throws RangeError where the change does not fit the value
 */
export function withChange(value: Json, steps: readonly string[], change: FieldChange): Json {
  const [step, ...further] = steps;
  const { pointer, before, after } = change;
  if (step === undefined) {
    if (before === undefined || after === undefined || !equal(value, before)) throw unfit(pointer);
    return after;
  }
  const isLast = further.length === 0;
  if (Array.isArray(value)) {
    const index = indexOf(step, value, pointer);
    const [isNew, isGone] = [before === undefined && isLast, after === undefined && isLast];
    if (isNew && after !== undefined) return value.toSpliced(index, 0, after);
    const item = value[index];
    if (item === undefined || (isGone && !equal(item, before))) throw unfit(pointer);
    return isGone ? value.toSpliced(index, 1) : value.with(index, withChange(item, further, change));
  }
  if (!isObject(value)) throw unfit(pointer);
  const member = own(value, step);
  if (isLast && (before === undefined || after === undefined)) {
    if (!equal(member, before)) throw unfit(pointer);
    const { [step]: _, ...others } = value;
    return after === undefined ? others : withMember(others, step, after);
  }
  if (member === undefined) throw unfit(pointer);
  return withMember(value, step, withChange(member, further, change));
}

/** Sets also what an assignment would take for something else. */
function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  return Object.fromEntries([...Object.entries(object).filter(([name]) => name !== key), [key, value]]);
}

function indexOf(step: string, list: readonly Json[], pointer: string): number {
  if (!/^(?:0|[1-9]\d*)$/.test(step) || Number(step) > list.length) throw unfit(pointer);
  return Number(step);
}

function equal(a: Json | undefined, b: Json | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return canonicalJson(a) === canonicalJson(b);
}

function unfit(pointer: string): RangeError {
  return new RangeError(`The value at "${pointer}" is not the one that the change speaks of.`);
}
