import { isLinear } from '../check/schema/pattern.ts';
import { isObject, type Json, own } from '../shared/json.ts';

/** References that a schema of a release may have: within itself, or to a file beside it. */
const LOCAL = /^(?:[a-z-]+\.schema\.json)?(?:#.*)?$/;
/** What holds values of records, not schemas. */
const VALUES = ['const', 'enum', 'examples', 'default'];

/**
 * What makes a schema of a release unfit to be compiled, however it came to be published: a reference that leads out of
 * the release, or a pattern that may take for ever. Undefined where there is nothing of the kind.
 */
export function schemaFault(schema: Json): string | undefined {
  if (Array.isArray(schema)) return firstOf(schema);
  if (!isObject(schema)) return undefined;
  const [reference, pattern] = [own(schema, '$ref'), own(schema, 'pattern')];
  if (typeof reference === 'string' && !LOCAL.test(reference)) {
    return `It refers to ${JSON.stringify(reference)}, which is not in the release.`;
  }
  if (typeof pattern === 'string' && !isLinear(pattern)) {
    return `Its pattern ${JSON.stringify(pattern)} can take exponential time on some texts, or is no regular expression.`;
  }
  return firstOf(
    Object.entries(schema)
      .filter(([keyword]) => !VALUES.includes(keyword))
      .map(([, inner]) => inner),
  );
}

function firstOf(parts: readonly Json[]): string | undefined {
  for (const part of parts) {
    const fault = schemaFault(part);
    if (fault !== undefined) return fault;
  }
  return undefined;
}
