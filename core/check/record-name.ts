import type { DatasetName } from '../shared/datasets.ts';
import { isObject, type Json, own } from '../shared/json.ts';
import type { JsonDocument } from './parse-file.ts';

/** The id that a record gives itself, where it gives one. */
export function idIn(value: Json | undefined): string | undefined {
  const id = isObject(value) ? own(value, 'id') : undefined;
  return typeof id === 'string' ? id : undefined;
}

/** How findings name a record: by its dataset and the name of its file, or its id where it is a line of one. */
export function recordName({ path, start, value }: JsonDocument, dataset: DatasetName): string {
  const name =
    start === undefined ? path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '') : idIn(value);
  return `${dataset}/${name ?? '?'}`;
}
