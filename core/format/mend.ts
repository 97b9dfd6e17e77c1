import { isUtf8 } from 'node:buffer';
import { check } from '../check/check.ts';
import { readSchemas } from '../check/read-schemas.ts';
import type { ProjectFiles, SourceFile } from '../load/project-files.ts';
import type { Finding, Fix } from '../shared/finding.ts';
import { applyFixes } from './apply-fixes.ts';
import { formatFile, hasLayout } from './format-file.ts';

/** What mending a project gives. */
export interface Mended {
  /** The project with its sure fixes applied and the files that these changed in their layout. */
  files: ProjectFiles;
  /** The findings whose fix was applied, at their place when it was. */
  mended: Finding[];
}

/**
 * One mistake can hide another, so the project is checked again after each round. A mended finding does not come back;
 * the bound keeps a rule that is wrong about this from running for ever.
 */
const MOST_ROUNDS = 1000;

type Fixable = Finding & { fix: Fix };

/**
 * Applies the sure fixes of findings in datasets/ until none is left. Schemas are not touched: what they should say is
 * not for a program to decide.
 * @param choose those of some findings whose fixes are wanted
 */
export function mend(
  files: ProjectFiles,
  choose: (findings: readonly Finding[]) => readonly Finding[] = (findings) => findings,
): Mended {
  const mended: Finding[] = [];
  const touched = new Set<string>();
  let current = files;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const fixable = Map.groupBy(choose(check(current).findings).filter(isFixable), ({ file }) => file);
    const applied: Finding[] = [];
    const datasets = current.datasets.map((file) => {
      const findings = fixable.get(file.path);
      // A byte that is no UTF-8 would be lost by writing the text again.
      if (findings === undefined || file.bytes === undefined || !isUtf8(file.bytes)) return file;
      const result = applyFixes(textOf(file.bytes), findings);
      applied.push(...result.applied);
      return withText(file, result.text);
    });
    if (applied.length === 0) break;
    for (const { file } of applied) touched.add(file);
    mended.push(...applied);
    current = { ...current, datasets };
  }
  return { files: inLayout(current, touched), mended };
}

function isFixable(finding: Finding): finding is Fixable {
  return finding.fix !== undefined && hasLayout(finding.file);
}

function inLayout(files: ProjectFiles, touched: ReadonlySet<string>): ProjectFiles {
  if (touched.size === 0) return files;
  const { schemas } = readSchemas(files.schemas);
  const datasets = files.datasets.map((file) => {
    if (!touched.has(file.path)) return file;
    const formatted = formatFile(file, schemas);
    return formatted.ok ? withText(file, formatted.after) : file;
  });
  return { ...files, datasets };
}

/** The text that the offsets of fixes count in: with a byte order mark, if there is one. */
function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function withText({ path }: SourceFile, text: string): SourceFile {
  return { path, bytes: new TextEncoder().encode(text) };
}
