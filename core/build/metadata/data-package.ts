import { type Description, fullName } from '../../shared/description.ts';
import type { JsonObject } from '../../shared/json.ts';
import type { Column } from '../tables/column.ts';
import type { TableChain } from '../tables/table.ts';
import {
  bareMediaType,
  type DescribedFile,
  type DescribedRelease,
  dataFilesOf,
} from './described-release.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';

/** The formats that every reader of Data Packages knows; in the others it would need plug-ins to read the same records. */
const FORMATS: ReadonlySet<string> = new Set(['csv', 'json']);

/**
 * The release as a Data Package (version 2, datapackage.org): the records as JSON and as tables in CSV, and for each table
 * its columns, its key, and the tables that its keys are found in. Paths are relative, so it describes any copy.
 */
export function dataPackage(release: DescribedRelease): JsonObject {
  const { collection, version, description, files, tables, sources } = release;
  const byName = new Map(tables.map((chain) => [chain.table.name, chain]));
  const { title, license, keywords, site } = description;
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: collection,
    title,
    description: description.description,
    version,
    ...(site !== undefined && { homepage: site }),
    ...(keywords && { keywords }),
    licenses: [{ name: license, path: 'LICENSE' }],
    ...contributors(description),
    ...(sources.length > 0 && {
      sources: sources.map(({ title, url }) => ({ title, ...(url && { path: url }) })),
    }),
    resources: dataFilesOf(files)
      .filter(({ path }) => FORMATS.has(formatOf(path)))
      .map((file) => resource(file, byName)),
  };
}

function contributors({ creators }: Description): JsonObject {
  if (creators === undefined) return {};
  return {
    contributors: creators.map((creator) => ({
      title: fullName(creator),
      ...(creator.kind === 'person' && {
        familyName: creator.name,
        ...(creator.givenNames !== undefined && { givenName: creator.givenNames }),
      }),
      roles: ['creator'],
    })),
  };
}

function resource(
  { path, mediaType, bytes, sha256 }: DescribedFile,
  tables: ReadonlyMap<string, TableChain>,
): JsonObject {
  const name = path.replace(/^data\//, '');
  const format = formatOf(path);
  const table = format === 'csv' ? tables.get(name.replace(/\.csv$/, '')) : undefined;
  return {
    name: resourceName(name),
    path,
    ...(table && { type: 'table' }),
    format,
    mediatype: bareMediaType(mediaType),
    encoding: 'utf-8',
    bytes,
    hash: `sha256:${sha256}`,
    ...(table && { schema: tableSchema(table) }),
  };
}

function formatOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** A file name as a name of a resource, which tools of the first version accept in lower case only. */
function resourceName(fileName: string): string {
  return fileName.toLowerCase();
}

const TYPES = { text: 'string', integer: 'integer', number: 'number', boolean: 'boolean' } as const;

function tableSchema({ table, above }: TableChain): JsonObject {
  const { keys, columns } = table;
  const keyNames = keys.map(({ name }) => name);
  const parent = above.at(-1);
  const outer = keyNames.slice(0, -1);
  const foreignKeys = [
    ...(parent === undefined ? [] : [foreignKey(outer, parent.name, outer)]),
    ...columns.flatMap(({ name, refersTo }) =>
      refersTo !== undefined && 'dataset' in refersTo ? [foreignKey([name], refersTo.dataset, ['id'])] : [],
    ),
  ];
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: [...keys, ...columns].map(field),
    primaryKey: keyNames,
    ...(foreignKeys.length > 0 && { foreignKeys }),
  };
}

function foreignKey(fields: string[], table: string, names: string[]): JsonObject {
  return { fields, reference: { resource: resourceName(`${table}.csv`), fields: names } };
}

function field({ name, type, nullable, description }: Column): JsonObject {
  return {
    name,
    type: TYPES[type],
    ...(description !== undefined && { description }),
    ...(!nullable && { constraints: { required: true } }),
  };
}
