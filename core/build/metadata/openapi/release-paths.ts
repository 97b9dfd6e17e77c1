import { schemaFileName } from '../../../compare/compound-schema.ts';
import { DATASETS, isDatasetName } from '../../../shared/datasets.ts';
import type { JsonObject } from '../../../shared/json.ts';
import { mediaTypeOf } from '../../../shared/media-type.ts';
import { byCodeUnit } from '../../../shared/order.ts';
import { DOCUMENT_SCHEMAS } from '../../contract.ts';

/** Files of a release that differ in one part of their names and are described together. */
export interface FileGroup {
  /** The path within the release; `{file}` stands for the part that differs. */
  path: string;
  /** What may stand for it; none where the path is whole. */
  names: readonly string[];
  mediaType: string;
  /** What the JSON in the file looks like, as a reference from the document that lies beside the files. */
  schema?: JsonObject;
}

/**
 * The files of a release, sorted: one by one where a schema describes their content, else by folder and ending, so that the
 * description does not grow with the number of tables.
 */
export function fileGroups(paths: readonly string[]): FileGroup[] {
  const groups = new Map<string, string[]>();
  for (const path of paths.toSorted(byCodeUnit)) {
    const { folder, name, ending } = partsOf(path);
    const pattern = folder === '' || isTyped(path) ? path : `${folder}{file}${ending}`;
    groups.set(pattern, [...(groups.get(pattern) ?? []), name]);
  }
  return [...groups].map(([pattern, names]): FileGroup => {
    const [name = ''] = names;
    const path = names.length === 1 ? pattern.replace('{file}', name) : pattern;
    const schema = schemaOf(path);
    return {
      path,
      names: names.length === 1 ? [] : names,
      mediaType: mediaTypeOf(path),
      ...(schema && { schema }),
    };
  });
}

function partsOf(path: string): { folder: string; name: string; ending: string } {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const file = path.slice(folder.length);
  const dot = file.indexOf('.');
  return dot < 0
    ? { folder, name: file, ending: '' }
    : { folder, name: file.slice(0, dot), ending: file.slice(dot) };
}

function isTyped(path: string): boolean {
  return schemaOf(path) !== undefined;
}

/** What a file holds, where a schema of the release says so. */
function schemaOf(path: string): JsonObject | undefined {
  const { folder, name, ending } = partsOf(path);
  if (ending !== '.json') return undefined;
  if (folder === '' && Object.hasOwn(DOCUMENT_SCHEMAS, name))
    return { $ref: `schemas/release/${schemaFileName(name)}` };
  if (folder !== 'data/') return undefined;
  if (isDatasetName(name)) return recordList(DATASETS[name], ['dataset']);
  return name === 'withdrawn' ? recordList('tombstone') : undefined;
}

function recordList(recordType: string, more: readonly string[] = []): JsonObject {
  const texts = ['collection', 'version', ...more];
  return {
    type: 'object',
    required: [...texts, 'records'],
    properties: {
      ...Object.fromEntries(texts.map((name) => [name, { type: 'string' }])),
      records: { type: 'array', items: recordSchema(recordType) },
    },
  };
}

/** The schema of the records of one type. */
export function recordSchema(recordType: string): JsonObject {
  return { $ref: `schemas/${schemaFileName(recordType)}` };
}
