import { canonicalJson } from '../../shared/canonical.ts';
import type { JsonObject } from '../../shared/json.ts';
import { type Definitions, resolve } from './definitions.ts';
import { meaning } from './meaning.ts';
import { type Reading, read } from './reading.ts';
import type { Pair } from './rule.ts';
import { without } from './shown.ts';
import { areDisjoint, typesOf } from './types-of.ts';

/** A branch of a union and its place. */
interface Branch {
  schema: JsonObject;
  index: number;
  reading: Reading;
  definitions: Definitions;
}

/** Which branches of two unions belong together. */
export interface Matching {
  matched: { before: JsonObject; after: JsonObject; index: number }[];
  removed: Branch[];
  added: Branch[];
}

/**
 * Pairs the branches of two unions: by the value of their tag, by the definition they refer to, by their meaning,
 * and the last one left on both sides. Whichever belong together, the verdict is sound; only its wording depends
 * on it.
 */
export function matchBranches({ before, after, definitions }: Pair): Matching {
  const removed = branchesOf(before, definitions.before);
  const added = branchesOf(after, definitions.after);
  const matched: Matching['matched'] = [];
  const match = (keyOf: (branch: Branch) => string | undefined): void => {
    for (const old of [...removed]) {
      const key = keyOf(old);
      const now = added.find((branch) => key !== undefined && keyOf(branch) === key);
      if (now === undefined) continue;
      removed.splice(removed.indexOf(old), 1);
      added.splice(added.indexOf(now), 1);
      matched.push({ before: old.schema, after: now.schema, index: now.index });
    }
  };
  const tag = tagsOf(removed).find((name) => tagsOf(added).includes(name));
  match((branch) => (tag === undefined ? undefined : tagValue(branch, tag)));
  match(({ schema }) => read(schema).ref);
  match((branch) => meaning(branch.schema, branch.definitions));
  if (removed.length === 1 && added.length === 1) match(() => 'the last one');
  return { matched, removed, added };
}

/** How a branch is called in a message. */
export function branchName({ schema, reading, index }: Branch): string {
  return read(schema).ref ?? reading.title ?? `number ${index + 1}`;
}

/**
 * Whether at most one branch of a union accepts any value. Only then does a value that a narrower branch
 * leaves to the others change nothing: `oneOf` refuses what two branches accept.
 */
export function isExclusive(union: Reading, definitions: Definitions): boolean {
  const branches = branchesOf(union, definitions);
  return branches.every((some, index) =>
    branches.slice(index + 1).every((other) => excludeEachOther(union, some, other)),
  );
}

function branchesOf(union: Reading, definitions: Definitions): Branch[] {
  return (union.branches ?? []).map((schema, index) => ({
    schema,
    index,
    reading: read(resolve(schema, definitions)),
    definitions,
  }));
}

function excludeEachOther(union: Reading, some: Branch, other: Branch): boolean {
  const [types, others] = [some, other].map(({ reading }) => typesOf(reading) ?? typesOf(union));
  if (types !== undefined && others !== undefined && areDisjoint(types, others)) return true;
  if (haveNoValueInCommon(some.reading, other.reading)) return true;
  const areObjects = [types, others].every((list) => list?.every((type) => type === 'object') === true);
  return areObjects && [...some.reading.required].some((name) => isTag(name, some, other));
}

function isTag(name: string, some: Branch, other: Branch): boolean {
  if (!other.reading.required.has(name)) return false;
  const [values, others] = [property(some, name), property(other, name)];
  return values !== undefined && others !== undefined && haveNoValueInCommon(values, others);
}

function haveNoValueInCommon({ closed: some }: Reading, { closed: others }: Reading): boolean {
  return some !== undefined && others !== undefined && without(some, others).length === some.length;
}

function property({ reading, definitions }: Branch, name: string): Reading | undefined {
  const schema = reading.properties.get(name);
  return schema && read(resolve(schema, definitions));
}

/** The properties that have one value in each branch, and another one in each. */
function tagsOf(branches: readonly Branch[]): string[] {
  const [first] = branches;
  return [...(first?.reading.properties.keys() ?? [])].filter((name) => {
    const values = branches.map((branch) => tagValue(branch, name));
    return !values.includes(undefined) && new Set(values).size === values.length;
  });
}

function tagValue(branch: Branch, name: string): string | undefined {
  const [value, ...others] = property(branch, name)?.closed ?? [];
  return value === undefined || others.length > 0 ? undefined : canonicalJson(value);
}
