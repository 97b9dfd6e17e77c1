import fc from 'fast-check';
import { isObject, type Json, type JsonObject } from '../../../../core/shared/json.ts';
import { anyFile, anySchema, isGrounded } from './arbitrary-schemas.ts';

/** Two states of one schema file: a few edits apart, or at times wholly different. */
export const anyChange: fc.Arbitrary<{ before: JsonObject; after: JsonObject }> = fc
  .oneof(
    { weight: 9, arbitrary: edited() },
    { weight: 1, arbitrary: fc.record({ before: anyFile, after: anyFile }) },
  )
  .filter(({ before, after }) => isGrounded(before) && isGrounded(after));

interface Edit {
  place: number;
  member: number;
  kind: 'drop' | 'take' | 'replace' | 'drop-member' | 'add-member' | 'rename';
  other: JsonObject;
}

function edited(): fc.Arbitrary<{ before: JsonObject; after: JsonObject }> {
  const edit: fc.Arbitrary<Edit> = fc.record({
    // Mostly near the root, where more depends on it.
    place: fc.oneof(fc.nat({ max: 4 }), fc.nat({ max: 30 })),
    member: fc.nat({ max: 8 }),
    kind: fc.constantFrom('drop', 'take', 'replace', 'drop-member', 'add-member', 'rename'),
    other: anySchema,
  });
  return fc.tuple(anyFile, fc.array(edit, { minLength: 1, maxLength: 3 })).map(([before, edits]) => {
    const after = structuredClone(before);
    for (const change of edits) apply(after, change);
    return { before, after };
  });
}

function apply(file: JsonObject, { place, member, kind, other }: Edit): void {
  const places = [...schemasIn(file)];
  const schema = places[place % places.length];
  if (schema === undefined) return;
  const keyword = nth(
    Object.keys(schema).filter((key) => key !== '$defs'),
    member,
  );
  const [taken, value] = nth(Object.entries(other), member) ?? ['type', 'string'];
  if (kind === 'drop' && keyword !== undefined) delete schema[keyword];
  if (kind === 'take') schema[taken] = value;
  if (kind === 'replace') {
    for (const key of Object.keys(schema)) if (key !== '$defs') delete schema[key];
    Object.assign(schema, other);
  }
  if (keyword !== undefined) editMembers(schema, keyword, kind, member, other);
}

/** Drops, adds or renames a member of a keyword that has members. */
function editMembers(
  schema: JsonObject,
  keyword: string,
  kind: Edit['kind'],
  member: number,
  other: JsonObject,
): void {
  const members = schema[keyword];
  if (Array.isArray(members)) {
    if (kind === 'drop-member') members.splice(member % (members.length + 1), 1);
    if (kind === 'add-member')
      members.push(keyword === 'oneOf' ? other : (['a', 'b', 'c', 'd'][member % 4] ?? 'e'));
    if (kind === 'rename') members.reverse();
  }
  if (keyword !== 'properties' || !isObject(members)) return;
  const old = nth(Object.keys(members), member);
  const now = ['a', 'b', 'c', 'd'][member % 4] ?? 'd';
  if (kind === 'drop-member' && old !== undefined) delete members[old];
  if (kind === 'add-member') members[now] = other;
  if (kind === 'rename' && old !== undefined) {
    const moved = members[old] ?? {};
    delete members[old];
    members[now] = moved;
  }
}

function nth<T>(list: readonly T[], index: number): T | undefined {
  return list[index % Math.max(1, list.length)];
}

function* schemasIn(schema: Json | undefined): Generator<JsonObject> {
  if (!isObject(schema)) return;
  yield schema;
  const { properties, $defs, items, additionalProperties, oneOf, not } = schema;
  const groups = [properties, $defs].flatMap((group) => (isObject(group) ? Object.values(group) : []));
  const branches = Array.isArray(oneOf) ? oneOf : [];
  for (const inner of [...groups, ...branches, items, additionalProperties, not]) yield* schemasIn(inner);
}
