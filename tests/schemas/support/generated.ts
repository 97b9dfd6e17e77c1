import { isObject, type Json, type JsonObject } from '../../../core/shared/json.ts';
import { formatPointer } from '../../../core/shared/pointer.ts';
import { type InvalidCase, type ValidCase, withValue } from './fixtures.ts';
import { partAt } from './schema-files.ts';
import { nodesOf, type TracedNode } from './trace.ts';

/** Far from every property's name, so that nobody takes it for a misspelling. */
export const UNKNOWN_PROPERTY = 'zzzzzzzzzzzz';

const OF_ANOTHER_TYPE: Record<string, Json> = {
  string: 7,
  number: '7',
  integer: 1.5,
  boolean: 'true',
  array: {},
  object: [],
};

/**
 * The mistakes that can be made in the same way everywhere in a valid fixture: a required property left
 * out, an unknown property, a value of the wrong type, a reference that is no id. What must be said of each
 * follows from the schema alone.
 */
export function* generatedCases(valid: ValidCase, isRelease: boolean): Generator<InvalidCase> {
  const nodes = [...nodesOf(valid.site, valid.value)];
  const tags = new Set(nodes.flatMap(({ steps, tag }) => (tag ? [formatPointer([...steps, tag])] : [])));
  for (const node of nodes) {
    const at = formatPointer(node.steps);
    const wrong = (what: string, value: Json, kind: string, pointer = at): InvalidCase => ({
      site: valid.site,
      name: `${valid.name}: ${at || 'the value'} ${what}`,
      value: withValue(valid.value, at, value),
      finding: { kind, pointer },
    });
    if (isObject(node.value)) {
      for (const [property, value] of withoutEach(node.value, node.schema.required ?? [])) {
        const kind = property === node.tag ? 'unknown-kind' : isRelease ? 'required' : 'missing-property';
        yield wrong(`without "${property}"`, value, kind);
      }
      if (node.schema.additionalProperties === false) {
        const value = { ...node.value, [UNKNOWN_PROPERTY]: 1 };
        yield isRelease
          ? wrong('with an unknown property', value, 'additionalProperties')
          : wrong('with an unknown property', value, 'unknown-property', `${at}/${UNKNOWN_PROPERTY}`);
      }
    }
    if (isAskedForItsType(node, isRelease)) {
      const value = OF_ANOTHER_TYPE[node.schema.type ?? ''];
      const kind = tags.has(at) ? 'unknown-kind' : isRelease ? 'type' : 'wrong-type';
      if (value !== undefined) yield wrong('of the wrong type', value, kind);
    }
    if (node.via.some((site) => partAt(site)['x-refers-to'] !== undefined)) {
      yield wrong('that is no id', 'No Such Record', 'wrong-form');
    }
  }
}

/**
 * The branch of a union has its type from the union. In a document of a release a value outside a vocabulary
 * is reported as such even where its type is wrong, so that would be two errors.
 */
function isAskedForItsType({ tag, schema }: TracedNode, isRelease: boolean): boolean {
  return tag === undefined && !(isRelease && schema.enum !== undefined);
}

function withoutEach(value: JsonObject, required: readonly string[]): [string, JsonObject][] {
  return required.map((property) => {
    const { [property]: _, ...rest } = value;
    return [property, rest];
  });
}
