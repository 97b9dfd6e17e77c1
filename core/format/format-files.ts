import { readSchemas } from '../check/read-schemas.ts';
import { Report } from '../check/report.ts';
import { checkSchemas } from '../check/schemas.ts';
import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import type { Finding } from '../shared/finding.ts';
import type { SchemaSet } from '../shared/schema.ts';
import { formatFile } from './format-file.ts';

/** A file that is not in its layout. */
export interface FormattedChange {
  path: string;
  /** The bytes as they were read. */
  bytes: Uint8Array;
  before: string;
  after: string;
}

/** What formatting files gives: those that change, and why others could not be read. */
export interface FormattedFiles {
  changes: FormattedChange[];
  findings: Finding[];
}

/**
 * Formats files of a project. Where its schemas cannot be used, nothing changes and the findings say why; they are only
 * checked then, because checking them takes longer than formatting hundreds of records.
 * @param selected files that have a layout
 */
export function formatFiles({ schemas }: ProjectFiles, selected: readonly SourceFile[]): FormattedFiles {
  try {
    return formatted(selected, readSchemas(schemas).schemas);
  } catch (error) {
    const report = new Report();
    if (checkSchemas(schemas, report) !== undefined) throw error;
    return { changes: [], findings: report.findings() };
  }
}

function formatted(selected: readonly SourceFile[], schemas: SchemaSet): FormattedFiles {
  const report = new Report();
  const changes: FormattedChange[] = [];
  for (const file of selected) {
    const result = formatFile(file, schemas);
    if (result.ok) {
      const { path, bytes } = file;
      const { before, after } = result;
      if (before !== after && bytes !== undefined) changes.push({ path, bytes, before, after });
      continue;
    }
    for (const { code, ...problem } of result.problems) {
      report.addText({ code, severity: 'error' }, { path: file.path, text: result.text }, problem);
    }
  }
  return { changes, findings: report.findings() };
}
