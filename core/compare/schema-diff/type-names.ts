import { isObject, type Json, type JsonObject, own } from '../../shared/json.ts';
import type { Step } from '../../shared/pointer.ts';
import { definitionsOf } from './definitions.ts';
import { meaning } from './meaning.ts';
import { pairRenamed } from './renamed.ts';
import type { Found, Rating } from './rule.ts';
import { shown } from './shown.ts';

const REMOVED: Rating = {
  code: 'type-removed',
  level: 'major',
  when: 'there is no definition or titled schema of that name any more, after which generated types are named',
};
const RENAMED: Rating = {
  code: 'type-renamed',
  level: 'major',
  when: 'a definition or titled schema has another name and says the same',
};
const ADDED: Rating = {
  code: 'type-added',
  level: 'minor',
  when: 'there is a new definition or titled schema',
};

/** The rules for the names of types. */
export const TYPE_NAME_RATINGS: readonly Rating[] = [REMOVED, RENAMED, ADDED];

/** What a type is made from, and where that stands. */
interface NamedType {
  schema: JsonObject;
  steps: Step[];
}

/**
 * Compares the names that programs import. Generators name a type after the title of a schema, wherever it
 * stands, or else after its definition.
 */
export function* typeNameChanges(
  before: JsonObject,
  after: JsonObject,
): Generator<Found & { rating: Rating }> {
  const [old, now] = [typesIn(before), typesIn(after)];
  const { renamed, removed, added } = pairRenamed(missing(old, now, before), missing(now, old, after));
  const at = (types: ReadonlyMap<string, NamedType>, name: string) => ({ at: types.get(name)?.steps ?? [] });
  for (const name of removed) {
    yield { rating: REMOVED, ...at(old, name), message: `the type ${shown(name)} is gone`, before: name };
  }
  for (const [name, other] of renamed) {
    const message = `the type ${shown(name)} is called ${shown(other)} now`;
    yield { rating: RENAMED, ...at(now, other), message, before: name, after: other };
  }
  for (const name of added) {
    yield { rating: ADDED, ...at(now, name), message: `the type ${shown(name)} is new`, after: name };
  }
}

function missing(
  some: ReadonlyMap<string, NamedType>,
  others: ReadonlyMap<string, NamedType>,
  file: JsonObject,
) {
  const definitions = definitionsOf(file);
  const names = [...some].filter(([name]) => !others.has(name));
  return names.map(([name, { schema }]) => ({ name, meaning: meaning(schema, definitions) }));
}

function typesIn(file: JsonObject): Map<string, NamedType> {
  const types = new Map<string, NamedType>();
  for (const { schema, steps } of schemasIn(file, [])) {
    const title = own(schema, 'title');
    const [group, name] = steps;
    // A title beside a `$ref` explains; the type has the name of what is referred to.
    if (typeof title === 'string' && own(schema, '$ref') === undefined) types.set(title, { schema, steps });
    else if (steps.length === 2 && group === '$defs') types.set(String(name), { schema, steps });
  }
  return types;
}

function* schemasIn(schema: Json | undefined, steps: Step[]): Generator<NamedType> {
  if (!isObject(schema)) return;
  yield { schema, steps };
  for (const group of ['properties', '$defs']) {
    const members = own(schema, group);
    if (!isObject(members)) continue;
    for (const [name, inner] of Object.entries(members)) yield* schemasIn(inner, [...steps, group, name]);
  }
  for (const keyword of ['items', 'additionalProperties']) {
    yield* schemasIn(own(schema, keyword), [...steps, keyword]);
  }
  const branches = own(schema, 'oneOf');
  for (const [index, branch] of (Array.isArray(branches) ? branches : []).entries()) {
    yield* schemasIn(branch, [...steps, 'oneOf', index]);
  }
}
