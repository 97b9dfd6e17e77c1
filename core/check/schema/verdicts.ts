import { _, Ajv, type CodeKeywordDefinition, type KeywordCxt, type ValidateFunction } from 'ajv';
import { Name } from 'ajv/dist/compile/codegen/code.js';
import { isObject } from '../../shared/json.ts';
import type { Schema, SchemaSet } from '../../shared/schema.ts';
import { ANNOTATIONS } from './compile.ts';
import { characters, FORMATS, matcher } from './scanners.ts';

/** Tells whether a value is valid under a schema, by file name, and no more: what is wrong others find out. */
export type Verdicts = (fileName: string) => (value: unknown) => boolean;

/** How the generated code calls what it needs, in a module that imports these names (compiled-ahead.ts). */
const MATCHER = Object.assign(matcher, { code: 'matcher' });

/**
 * The lengths of texts. A text of n UTF-16 code units has at least n / 2 and at most n characters, so they are only
 * counted where that does not decide.
 */
const LENGTH: CodeKeywordDefinition = {
  keyword: ['minLength', 'maxLength'],
  type: 'string',
  schemaType: 'number',
  code(context: KeywordCxt) {
    const { gen, data, keyword } = context;
    const limit: number = context.schema;
    const count = gen.scopeValue('func', { ref: characters, code: new Name('characters') });
    context.fail(
      keyword === 'maxLength'
        ? _`${data}.length > ${limit} && ${count}(${data}) > ${limit}`
        : _`${data}.length < ${2 * limit - 1} && ${count}(${data}) < ${limit}`,
    );
  },
};

/**
 * An ajv that compiles schemas for speed: the first mistake ends it, and its code may be written to a file. The portable
 * profile has nothing in which 2020-12 differs from the draft that this ajv is for, but by this one the generated code does
 * not keep account of what was evaluated.
 */
export function verdictCompiler(schemas: SchemaSet): Ajv {
  const ajv = new Ajv({
    meta: false,
    validateSchema: false,
    messages: false,
    strict: true,
    discriminator: true,
    code: { source: true, esm: true, optimize: 2, regExp: MATCHER, formats: _`FORMATS` },
  });
  for (const keyword of LENGTH.keyword as string[]) ajv.removeKeyword(keyword);
  ajv.addKeyword(LENGTH);
  for (const keyword of ANNOTATIONS) ajv.addKeyword(keyword);
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  for (const [fileName, schema] of schemas) ajv.addSchema(withoutWords(schema), fileName);
  return ajv;
}

/**
 * Compiles a set of schemas, each when it is first asked for.
 * @throws Error with ajv's message where a schema is wrong.
 */
export function compileVerdicts(schemas: SchemaSet): Verdicts {
  const ajv = verdictCompiler(schemas);
  return (fileName) => {
    const validate: ValidateFunction | undefined = ajv.getSchema(fileName);
    if (validate === undefined) throw new TypeError(`There is no schema ${fileName}.`);
    return validate;
  };
}

/** What a schema says to people, which generated code would carry along. */
const WORDS = ['$schema', 'title', 'description', 'examples'];

function withoutWords(schema: Schema): Schema {
  const reviver = (key: string, value: unknown): unknown =>
    WORDS.includes(key) && !isObject(value) ? undefined : value;
  return JSON.parse(JSON.stringify(schema), reviver);
}
