import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../shared/datasets.ts';
import type { CheckedEntry, CollectionSettings } from './collection.ts';
import { isTombstone, validEntry } from './entry.ts';
import { roleOf, SETTINGS_FILE, UNEXPECTED_FILE } from './layout.ts';
import { type JsonDocument, parseFile } from './parse-file.ts';
import type { Report } from './report.ts';
import { schemaProblems } from './schema/schema-problems.ts';
import type { CheckedSchemas } from './schemas.ts';

/** What the files of datasets/ hold, as far as each is valid under its schema. */
export interface ReadCollection {
  settings?: CollectionSettings;
  entries: CheckedEntry[];
  /** The names of all record files, valid or not, by dataset. */
  names: ReadonlyMap<DatasetName, ReadonlySet<string>>;
}

/**
 * Reads each file as JSON and checks it under the schema of its place.
 * @param isMine tells the files whose records are wanted; the settings and all names are read anyway
 */
export function readCollection(
  files: ProjectFiles,
  schemas: CheckedSchemas,
  report: Report,
  isMine: (file: SourceFile) => boolean = () => true,
): ReadCollection {
  const entries: CheckedEntry[] = [];
  let settings: CollectionSettings | undefined;
  for (const file of files.datasets) {
    const role = roleOf(file.path);
    if (role.kind !== 'settings' && !isMine(file)) continue;
    if (role.kind === 'unexpected') {
      const help =
        'Records are datasets/<dataset>/<id>.json, with an id of small letters, digits and hyphens.';
      reportFile(report, UNEXPECTED_FILE, file.path, role.message, help);
      continue;
    }
    const document = readDocument(file, report);
    if (document === undefined) continue;
    if (role.kind === 'settings') settings = settingsFrom(document, schemas, report);
    else {
      const entry = entryFrom(document, role.dataset, schemas, report);
      if (entry !== undefined) entries.push(entry);
    }
  }
  requireSettings(files, report);
  return { ...(settings !== undefined && { settings }), entries, names: namesOf(files) };
}

/** The names of all record files, valid or not, by dataset. */
export function namesOf(files: ProjectFiles): Map<DatasetName, Set<string>> {
  const names = new Map(DATASET_NAMES.map((name) => [name, new Set<string>()]));
  for (const { path } of files.datasets) {
    const role = roleOf(path);
    if (role.kind === 'record') names.get(role.dataset)?.add(role.name);
  }
  return names;
}

function reportFile(report: Report, code: string, path: string, message: string, help: string): void {
  report.addText({ code, severity: 'error' }, path, '', { offset: 0, length: 0, message, help });
}

function readDocument(file: SourceFile, report: Report): JsonDocument | undefined {
  const parsed = parseFile(file);
  if (parsed.ok) return parsed.document;
  for (const problem of parsed.problems) {
    report.addText({ code: problem.code, severity: 'error' }, parsed.path, parsed.text, problem);
  }
  return undefined;
}

/** Checks a document under a schema and reports what is wrong; returns whether it is valid. */
function isValid(
  document: JsonDocument,
  fileName: string,
  { validators }: CheckedSchemas,
  report: Report,
  record?: string,
) {
  const validate = validators(fileName);
  if (validate(document.value)) return true;
  for (const problem of schemaProblems(validate.errors ?? [])) {
    report.addValue({ code: problem.code, severity: 'error' }, document, problem, record);
  }
  return false;
}

function settingsFrom(
  document: JsonDocument,
  schemas: CheckedSchemas,
  report: Report,
): CollectionSettings | undefined {
  if (!isValid(document, 'collection.schema.json', schemas, report)) return undefined;
  // Valid under the schema that CollectionSettings is the TypeScript form of.
  return document.value as unknown as CollectionSettings;
}

function entryFrom(
  document: JsonDocument,
  dataset: DatasetName,
  schemas: CheckedSchemas,
  report: Report,
): CheckedEntry | undefined {
  const fileName = isTombstone(document) ? 'tombstone.schema.json' : `${DATASETS[dataset]}.schema.json`;
  if (!isValid(document, fileName, schemas, report, recordName(document, dataset))) return undefined;
  return validEntry(document, dataset);
}

/** How findings name a record: dataset and file name. */
export function recordName(document: JsonDocument, dataset: DatasetName): string {
  const file = document.path.split('/').at(-1) ?? '';
  return `${dataset}/${file.replace(/\.json$/, '')}`;
}

function requireSettings(files: ProjectFiles, report: Report): void {
  if (files.datasets.some(({ path }) => path === SETTINGS_FILE)) return;
  const help =
    'Add it: it names the collection, its title, description and licence (schemas/collection.schema.json).';
  reportFile(report, 'missing-collection', SETTINGS_FILE, `There is no ${SETTINGS_FILE}.`, help);
}
