import { schemaFileName } from '../compare/compound-schema.ts';
import { DATASETS } from '../shared/datasets.ts';
import { byCodeUnit } from '../shared/order.ts';
import { dereference, type Schema, type SchemaSet } from '../shared/schema.ts';
import { escapeMarkdown } from './markdown.ts';

/** The dictionary of all fields, made from the published schemas: the datasets first, then the types they use. */
export function codebook(title: string, version: string, schemas: SchemaSet): string {
  const book = new Codebook(schemas);
  const roots = [...Object.entries(DATASETS), ['withdrawn records', 'tombstone'] as const];
  const datasets = roots.map(([name, recordType]) => book.dataset(name, schemaFileName(recordType)));
  return [
    `# Codebook of ${escapeMarkdown(title)}, version ${version}\n`,
    'For programs, `datapackage.json` describes the columns of the CSV tables, and `schemas/` the records.\n',
    ...datasets,
    '# Types\n',
    ...book.types(),
  ].join('\n');
}

class Codebook {
  readonly #schemas: SchemaSet;
  /** Every named type that a dataset uses, with the file in which its references are resolved. */
  readonly #types = new Map<string, { schema: Schema; fileName: string }>();

  constructor(schemas: SchemaSet) {
    this.#schemas = schemas;
  }

  dataset(name: string, fileName: string): string {
    const schema = this.#schemas.get(fileName) ?? {};
    for (const [title, definition] of Object.entries(schema.$defs ?? {}))
      this.#collect(title, definition, fileName);
    return section('##', name, schema, this.#fieldTable(schema, fileName));
  }

  types(): string[] {
    const sorted = [...this.#types].sort(([a], [b]) => byCodeUnit(a, b));
    return sorted.map(([title, { schema, fileName }]) => {
      const forms = schema.oneOf?.map((branch) => this.#typeName(branch, fileName));
      const body = forms === undefined ? this.#fieldTable(schema, fileName) : `One of ${forms.join(', ')}.\n`;
      return section('##', title, schema, [values(schema), body].filter((part) => part !== '').join('\n\n'));
    });
  }

  #collect(title: string, schema: Schema, fileName: string): void {
    this.#types.set(title, { schema, fileName });
    this.#collectInline(schema, fileName);
  }

  /** Types that are written where they are used, and have a title. */
  #collectInline(schema: Schema, fileName: string): void {
    for (const inner of [
      ...Object.values(schema.properties ?? {}),
      ...(schema.items ? [schema.items] : []),
    ]) {
      if (inner.$ref !== undefined) continue;
      if (inner.title !== undefined) this.#collect(inner.title, inner, fileName);
      else this.#collectInline(inner, fileName);
    }
  }

  #fieldTable(schema: Schema, fileName: string): string {
    this.#collectInline(schema, fileName);
    const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
      const target = dereference(this.#schemas, fileName, property).schema;
      const required = schema.required?.includes(name) ? 'yes' : '';
      const meaning = [tableText(target.description ?? ''), example(target)]
        .filter((part) => part !== '')
        .join(' ');
      return `| ${name} | ${this.#typeName(property, fileName)} | ${required} | ${meaning} |`;
    });
    if (rows.length === 0) return '';
    return ['| field | type | required | meaning |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
  }

  #typeName(property: Schema, fileName: string): string {
    const { schema } = dereference(this.#schemas, fileName, property);
    if (schema.title !== undefined) return `[${schema.title}](#${schema.title.toLowerCase()})`;
    if (schema.type === 'array' && schema.items !== undefined)
      return `list of ${this.#typeName(schema.items, fileName)}`;
    return schema.const === undefined ? (schema.type ?? 'string') : `\`${String(schema.const)}\``;
  }
}

function section(level: string, name: string, { description }: Schema, body: string): string {
  return [`${level} ${name}`, '', tableText(description ?? ''), '', body]
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');
}

/** The vocabulary of a type. */
function values(schema: Schema): string {
  const growing = schema.anyOf?.[0]?.enum;
  const vocabulary = schema.enum ?? growing;
  if (vocabulary === undefined) return '';
  const more = growing === undefined ? '' : '; later releases may add more';
  return `One of ${vocabulary.map((value) => `\`${value}\``).join(', ')}${more}.`;
}

function example(schema: Schema): string {
  const [first] = schema.examples ?? [];
  return first === undefined || typeof first === 'object' ? '' : `Example: \`${tableText(String(first))}\``;
}

/** A text of the schema, which may use Markdown, inside a table cell. */
function tableText(text: string): string {
  return text.replaceAll('|', '\\|').replace(/\s+/g, ' ');
}
