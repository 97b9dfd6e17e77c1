import { schemaFileName } from '../compare/compound-schema.ts';
import { DATASETS } from '../shared/datasets.ts';
import { dereference, type Schema, type SchemaSet } from '../shared/schema.ts';
import { escapeMarkdown } from './markdown.ts';

/** The dictionary of all fields, made from the published schemas. */
export function codebook(title: string, version: string, schemas: SchemaSet): string {
  const sections = Object.entries(DATASETS).flatMap(([dataset, recordType]) => {
    const fileName = schemaFileName(recordType);
    const schema = schemas.get(fileName);
    return schema === undefined ? [] : [datasetSection(dataset, fileName, schema, schemas)];
  });
  return `# Codebook of ${escapeMarkdown(title)}, version ${version}\n\n${sections.join('\n')}`;
}

function datasetSection(dataset: string, fileName: string, schema: Schema, schemas: SchemaSet): string {
  const parts = [`## ${dataset}`, '', schema.description ?? '', '', fieldTable(schema, fileName, schemas)];
  for (const [title, definition] of Object.entries(schema.$defs ?? {})) {
    if (definition.properties === undefined) continue;
    parts.push(
      `### ${dataset}: ${title}`,
      '',
      definition.description ?? '',
      '',
      fieldTable(definition, fileName, schemas),
    );
  }
  return parts.join('\n');
}

function fieldTable(schema: Schema, fileName: string, schemas: SchemaSet): string {
  const rows = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const target = dereference(schemas, fileName, property).schema;
    const required = schema.required?.includes(name) ? 'yes' : '';
    const description = [target.description ?? '', vocabulary(target), example(target)].filter(
      (part) => part !== '',
    );
    return `| ${name} | ${typeName(property, schemas, fileName)} | ${required} | ${description.join(' ')} |`;
  });
  return ['| field | type | required | meaning |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
}

function typeName(property: Schema, schemas: SchemaSet, fileName: string): string {
  const target = dereference(schemas, fileName, property).schema;
  if (target.type === 'array' && target.items !== undefined)
    return `list of ${typeName(target.items, schemas, fileName)}`;
  if (property.$ref !== undefined) return property.$ref.replace('#/$defs/', '');
  return target.type ?? 'string';
}

function vocabulary(schema: Schema): string {
  const growing = schema.anyOf?.[0]?.enum;
  const values = schema.enum ?? growing;
  if (values === undefined) return '';
  return `One of ${values.map((value) => `\`${value}\``).join(', ')}${growing === undefined ? '' : '; later releases may add more'}.`;
}

function example(schema: Schema): string {
  const [first] = schema.examples ?? [];
  return first === undefined || typeof first === 'object' ? '' : `Example: ${escapeMarkdown(String(first))}.`;
}
