import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../shared/datasets.ts';
import { type Finding, hasErrors } from '../shared/finding.ts';
import { isObject, type JsonObject, own } from '../shared/json.ts';
import type { CheckedCollection, CheckedEntry, CollectionSettings } from './collection.ts';
import { roleOf, UNEXPECTED_FILE } from './layout.ts';
import { type JsonDocument, parseFile } from './parse-file.ts';
import { referencesOf } from './references.ts';
import { Report } from './report.ts';
import { COLLECTION_RULES, RECORD_RULES } from './rules/index.ts';
import { schemaProblems } from './schema/schema-problems.ts';
import { type CheckedSchemas, checkSchemas } from './schemas.ts';

/** What a check gives: its findings and, where none of them is an error, the collection. */
export interface CheckResult {
  findings: Finding[];
  counts: Record<DatasetName, number>;
  collection?: CheckedCollection;
}

/**
 * Checks a whole project: each file as JSON, each record under its schema, then the rules of one record, then
 * the rules that look at all. A record that fails one step is left out of the later ones, so one mistake is
 * reported once.
 */
export function check(files: ProjectFiles): CheckResult {
  const report = new Report();
  const schemas = checkSchemas(files.schemas, report);
  if (schemas === undefined) return { findings: report.findings(), counts: countById(new Map()) };
  const knownIds = new Map(DATASET_NAMES.map((name) => [name, new Set<string>()]));
  const entries: CheckedEntry[] = [];
  let settings: CollectionSettings | undefined;
  for (const file of files.datasets) {
    const role = roleOf(file.path);
    if (role.kind === 'unexpected') {
      const help =
        'Records are datasets/<dataset>/<id>.json, with an id of small letters, digits and hyphens.';
      const rule = { code: UNEXPECTED_FILE, severity: 'error' } as const;
      report.addText(rule, file.path, '', { offset: 0, length: 0, message: role.message, help });
      continue;
    }
    if (role.kind === 'record') knownIds.get(role.dataset)?.add(role.name);
    const document = readDocument(file, report);
    if (document === undefined) continue;
    if (role.kind === 'settings') settings = settingsFrom(document, schemas, report);
    else {
      const entry = entryFrom(document, role.dataset, schemas, report);
      if (entry !== undefined) entries.push(entry);
    }
  }
  if (settings === undefined) {
    requireSettings(files, report);
    return { findings: report.findings(), counts: countById(knownIds) };
  }
  const references = referencesOf(entries, schemas.schemas);
  const collection = {
    settings,
    entries,
    references,
    schemas: schemas.schemas,
    units: schemas.units,
    knownIds,
  };
  applyRules(collection, report);
  const findings = report.findings();
  return { findings, counts: countById(knownIds), ...(!hasErrors(findings) && { collection }) };
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
  const withdrawn = isObject(document.value) && own(document.value, 'withdrawn') !== undefined;
  const fileName = withdrawn ? 'tombstone.schema.json' : `${DATASETS[dataset]}.schema.json`;
  if (!isValid(document, fileName, schemas, report, recordName(document, dataset))) return undefined;
  const content = document.value as JsonObject & { id: string };
  const kind = withdrawn ? 'tombstone' : 'record';
  // Valid under the schema of its kind and dataset, from which the content's type is generated.
  return { kind, dataset, id: content.id, document, content } as unknown as CheckedEntry;
}

function recordName(document: JsonDocument, dataset: DatasetName): string {
  const file = document.path.split('/').at(-1) ?? '';
  return `${dataset}/${file.replace(/\.json$/, '')}`;
}

function requireSettings(files: ProjectFiles, report: Report): void {
  const path = 'datasets/collection.json';
  if (files.datasets.some((file) => file.path === path)) return;
  report.addText({ code: 'missing-collection', severity: 'error' }, path, '', {
    offset: 0,
    length: 0,
    message: 'There is no datasets/collection.json.',
    help: 'Add it: it names the collection, its title, description and licence (schemas/collection.schema.json).',
  });
}

function applyRules(collection: CheckedCollection, report: Report): void {
  for (const entry of collection.entries) {
    for (const rule of RECORD_RULES) {
      for (const problem of rule.check(entry, collection)) {
        report.addValue(rule, entry.document, problem, recordName(entry.document, entry.dataset));
      }
    }
  }
  for (const rule of COLLECTION_RULES) {
    for (const { record, ...problem } of rule.check(collection)) {
      report.addValue(rule, record.document, problem, recordName(record.document, record.dataset));
    }
  }
}

function countById(knownIds: ReadonlyMap<DatasetName, ReadonlySet<string>>): Record<DatasetName, number> {
  const counts = DATASET_NAMES.map((name) => [name, knownIds.get(name)?.size ?? 0]);
  return Object.fromEntries(counts) as Record<DatasetName, number>;
}
