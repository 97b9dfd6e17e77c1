import type { ProjectFiles } from '../load/project-files.ts';
import type { CollectionSettings } from './collection.ts';
import { SETTINGS_FILE, UNEXPECTED_FILE } from './layout.ts';
import { parseFile } from './parse-file.ts';
import type { Part } from './record-texts.ts';
import type { Report } from './report.ts';
import { schemaProblems } from './schema/schema-problems.ts';
import type { CheckedSchemas } from './schemas.ts';

/** Reads collection.json; undefined where it is missing or wrong. */
export function readSettings(
  { datasets }: ProjectFiles,
  { verdicts, validators }: CheckedSchemas,
  report: Report,
): CollectionSettings | undefined {
  const file = datasets.find(({ path }) => path === SETTINGS_FILE);
  if (file === undefined) {
    const help =
      'Add it: it names the collection, its title, description and licence (schemas/collection.schema.json).';
    reportFile(report, 'missing-collection', SETTINGS_FILE, `There is no ${SETTINGS_FILE}.`, help);
    return undefined;
  }
  const parsed = parseFile(file);
  if (!parsed.ok) {
    for (const problem of parsed.problems)
      report.addText({ code: problem.code, severity: 'error' }, parsed, problem);
    return undefined;
  }
  const { value } = parsed.document;
  // Valid under the schema that CollectionSettings is the TypeScript form of.
  if (verdicts('collection.schema.json')(value)) return value as unknown as CollectionSettings;
  const validate = validators('collection.schema.json');
  if (validate(value)) throw new TypeError('Two validators of collection.schema.json disagree.');
  for (const problem of schemaProblems(validate.errors ?? []))
    report.addValue({ code: problem.code, severity: 'error' }, parsed.document, problem);
  return undefined;
}

/** Reports the files below datasets/ that are neither settings nor records. */
export function reportUnexpected({ datasets }: ProjectFiles, parts: readonly Part[], report: Report): void {
  for (const { file, role } of parts) {
    if (role.kind !== 'unexpected') continue;
    const path = datasets[file]?.path ?? '';
    const help =
      'Records are datasets/<dataset>/<id>.json, with an id of small letters, digits and hyphens, or lines of datasets/<dataset>.ndjson.';
    reportFile(report, UNEXPECTED_FILE, path, role.message, help);
  }
}

function reportFile(report: Report, code: string, path: string, message: string, help: string): void {
  report.addText({ code, severity: 'error' }, { path, text: '' }, { offset: 0, length: 0, message, help });
}
