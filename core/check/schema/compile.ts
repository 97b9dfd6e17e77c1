import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { QUICK_COMPILE } from '../../shared/ajv-options.ts';
import { parseEdtf } from '../../shared/edtf.ts';
import type { SchemaSet } from '../../shared/schema.ts';

/** The annotations of authoring schemas; they tell tools something and check nothing themselves. */
export const ANNOTATIONS = ['x-refers-to', 'x-curated', 'x-growing', 'x-unordered', 'x-computed'];

/** Gives the compiled validator of a schema, by file name. */
export type Validators = (fileName: string) => ValidateFunction;

/**
 * Compiles a set of schemas, each when it is first asked for. Remote references are not followed: there is nothing to load them with.
 */
export function compileSchemas(schemas: SchemaSet): Validators {
  let ajv: Ajv2020 | undefined;
  const compiled = new Map<string, ValidateFunction>();
  return (fileName) => {
    const known = compiled.get(fileName);
    if (known !== undefined) return known;
    ajv ??= compilerOf(schemas);
    const validate = ajv.getSchema(fileName);
    if (validate === undefined) throw new TypeError(`There is no schema ${fileName}.`);
    compiled.set(fileName, validate);
    return validate;
  };
}

function compilerOf(schemas: SchemaSet): Ajv2020 {
  // Errors carry the schema they stand in (verbose), for messages that say what was expected.
  const ajv = new Ajv2020({
    ...QUICK_COMPILE,
    allErrors: true,
    strict: true,
    discriminator: true,
    verbose: true,
  });
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  ajv.addFormat('edtf', (text) => parseEdtf(text) !== undefined);
  for (const [fileName, schema] of schemas) ajv.addSchema({ ...schema }, fileName);
  return ajv;
}
