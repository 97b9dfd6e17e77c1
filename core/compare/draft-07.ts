import type { Schema } from '../shared/schema.ts';
import { mapSchemas } from './compound-schema.ts';

/** A schema in the words of draft-07, which most editors know best. */
export type Draft07Schema = Omit<Schema, '$defs'> & {
  definitions?: Record<string, Schema>;
  allOf?: Schema[];
};

const DRAFT_07 = 'http://json-schema.org/draft-07/schema#';

/**
 * Says a published schema in draft-07: the same instances are valid. Definitions have their old name there; a `$ref`
 * stands alone, because draft-07 ignores what is beside it; and `deprecated` is unknown.
 */
export function draft07(published: Schema): Draft07Schema {
  const { $schema: _, $id, $defs, ...body } = mapSchemas(published, withOldWords);
  return {
    $schema: DRAFT_07,
    ...($id !== undefined && { $id }),
    ...body,
    ...($defs && { definitions: $defs }),
  };
}

function withOldWords({ deprecated: _, $ref, ...schema }: Schema): Draft07Schema {
  if ($ref === undefined) return schema;
  const reference: Schema = { $ref: $ref.replace('#/$defs/', '#/definitions/') };
  return Object.keys(schema).length === 0 ? reference : { allOf: [reference], ...schema };
}
