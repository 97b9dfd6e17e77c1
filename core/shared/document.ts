import { Ajv2020 } from 'ajv/dist/2020.js';
import { QUICK_COMPILE } from './ajv-options.ts';

/** A document that is not what its schema promises. */
export class DocumentError extends Error {
  override name = 'DocumentError';
}

/**
 * Makes the function that reads an unknown value as a document of the project's own. The schema is compiled when the
 * first value comes.
 * @param name of the document, for messages
 * @param schema what `T` is the TypeScript form of
 * @returns a function that throws DocumentError naming the document and the first thing that is wrong with it
 */
export function documentParser<T>(name: string, schema: object): (value: unknown) => T {
  let validate: ReturnType<Ajv2020['compile']> | undefined;
  return (value) => {
    validate ??= new Ajv2020({ ...QUICK_COMPILE, strict: true, strictTypes: false }).compile(schema);
    if (validate(value)) return value as T;
    const [error] = validate.errors ?? [];
    throw new DocumentError(
      `${name}.json is not valid: ${error?.instancePath || 'the document'} ${error?.message}`,
    );
  };
}
