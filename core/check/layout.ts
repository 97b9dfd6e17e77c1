import { type DatasetName, isDatasetName } from '../shared/datasets.ts';
import { isSlug } from './schema/slug.ts';

/** What a file below datasets/ is, by its path. */
export type Role =
  | { kind: 'settings' }
  | { kind: 'record'; dataset: DatasetName; name: string }
  | { kind: 'lines'; dataset: DatasetName }
  | { kind: 'unexpected'; message: string };

/** The file with the settings of the collection. */
export const SETTINGS_FILE = 'datasets/collection.json';

/** The code of the finding for a file that is neither. */
export const UNEXPECTED_FILE = 'unexpected-file';

const [JSON_END, LINES_END] = ['.json', '.ndjson'];
const LONGEST_NAME = 80;

/** Tells the role of a path such as `datasets/agreements/x.json`, or `datasets/agreements.ndjson` with a record a line. */
export function roleOf(path: string): Role {
  if (path === SETTINGS_FILE) return { kind: 'settings' };
  const [, folder = '', file = '', ...deeper] = path.split('/');
  if (file === '' && folder.endsWith(LINES_END)) {
    const dataset = folder.slice(0, -LINES_END.length);
    if (isDatasetName(dataset)) return { kind: 'lines', dataset };
  }
  if (!isDatasetName(folder) || file === '' || deeper.length > 0) {
    return { kind: 'unexpected', message: 'This file belongs to no dataset.' };
  }
  const name = file.slice(0, -JSON_END.length);
  if (!file.endsWith(JSON_END) || !isSlug(name) || name.length > LONGEST_NAME) {
    return { kind: 'unexpected', message: `"${file}" is no file name of a record.` };
  }
  return { kind: 'record', dataset: folder, name };
}
