import { type DatasetName, isDatasetName } from '../shared/datasets.ts';

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

const NAME = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const LINES = /^(.*)\.ndjson$/;
const LONGEST_NAME = 80;

/** Tells the role of a path such as `datasets/agreements/x.json`, or `datasets/agreements.ndjson` with a record a line. */
export function roleOf(path: string): Role {
  const [, folder = '', file = '', ...deeper] = path.split('/');
  if (path === SETTINGS_FILE) return { kind: 'settings' };
  const [, ofDataset = ''] = LINES.exec(folder) ?? [];
  if (isDatasetName(ofDataset) && file === '') return { kind: 'lines', dataset: ofDataset };
  if (!isDatasetName(folder) || file === '' || deeper.length > 0) {
    return { kind: 'unexpected', message: 'This file belongs to no dataset.' };
  }
  const name = file.replace(/\.json$/, '');
  if (name === file || !NAME.test(name) || name.length > LONGEST_NAME) {
    return { kind: 'unexpected', message: `"${file}" is no file name of a record.` };
  }
  return { kind: 'record', dataset: folder, name };
}
