import type { Schema } from '../shared/schema.ts';
import { mapSchemas } from './compound-schema.ts';

/**
 * Turns an authoring schema into the published one, which says what readers may rely on: objects are open
 * to new optional fields, growing vocabularies accept new values, the fields that the build computes are
 * there, and only standard keywords are used (docs/schemas.md).
 */
export function publishedSchema(authoring: Schema): Schema {
  return mapSchemas(authoring, (schema) => openVocabulary(openObject(withComputed(schema))));
}

function withComputed(schema: Schema): Schema {
  const { 'x-computed': computed, ...rest } = schema;
  if (computed === undefined) return rest;
  // An authored example lacks what is computed and would not fit.
  const { examples: _, ...published } = rest;
  return {
    ...published,
    required: [...(rest.required ?? []), ...Object.keys(computed)],
    properties: { ...rest.properties, ...computed },
  };
}

function openObject(schema: Schema): Schema {
  const {
    additionalProperties: _open,
    discriminator: _tag,
    // Readers' validators refuse a format they do not know; the pattern of dates is checked by a rule.
    format: _format,
    'x-refers-to': _refersTo,
    'x-curated': _curated,
    // How authors keep their files tidy is nothing to readers.
    'x-unordered': _unordered,
    ...rest
  } = schema;
  return rest;
}

function openVocabulary(schema: Schema): Schema {
  const { 'x-growing': growing, enum: values, type, ...rest } = schema;
  if (growing !== true || values === undefined) return omitGrowing(schema);
  return { ...rest, anyOf: [{ enum: values }, { type: type ?? 'string' }] };
}

function omitGrowing({ 'x-growing': _, ...rest }: Schema): Schema {
  return rest;
}
