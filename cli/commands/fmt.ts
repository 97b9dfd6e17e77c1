import { relative, resolve, sep } from 'node:path';
import { Report } from '../../core/check/report.ts';
import { checkSchemas } from '../../core/check/schemas.ts';
import { type Difference, firstDifference } from '../../core/format/first-difference.ts';
import { formatFile, hasLayout } from '../../core/format/format-file.ts';
import { held, type ProjectFiles, type SourceFile } from '../../core/load/project-files.ts';
import type { Finding } from '../../core/shared/finding.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { textsOf } from '../findings/text-of.ts';
import { openProject } from '../project.ts';
import { renderFormatted } from '../render-formatted.ts';
import { replaceFile } from '../replace-file.ts';

/** A file that is not, or was not, in its layout. */
export type FileDifference = Difference & { file: string };

/** `depositary fmt`: the one layout of records. A file that is no JSON is reported and left as it is. */
export function fmtCommand({
  cwd,
  paths,
  check,
}: CommonOptions & { paths: readonly string[]; check: boolean }): CommandResult {
  const files = held(openProject(cwd));
  const selected = select(files, cwd, paths);
  const { changed, findings } = format(files, selected, (file, before, after) => {
    if (!check) replaceFile(cwd, file, before, after);
  });
  const failed = findings.length > 0 || (check && changed.length > 0);
  return {
    exitCode: failed ? EXIT.findings : EXIT.ok,
    json: { command: 'fmt', check, files: selected.length, changed, findings },
    text: renderFormatted({ check, files: selected.length, changed, findings, textOf: textsOf(files) }),
  };
}

function format(
  { schemas }: ProjectFiles,
  selected: readonly SourceFile[],
  write: (path: string, before: Uint8Array, after: Uint8Array) => void,
): { changed: FileDifference[]; findings: Finding[] } {
  const report = new Report();
  const checked = checkSchemas(schemas, report);
  const changed: FileDifference[] = [];
  if (checked === undefined) return { changed, findings: report.findings() };
  for (const file of selected) {
    const formatted = formatFile(file, checked.schemas);
    if (!formatted.ok) {
      for (const { code, ...problem } of formatted.problems)
        report.addText({ code, severity: 'error' }, { path: file.path, text: formatted.text }, problem);
      continue;
    }
    const difference = firstDifference(formatted.before, formatted.after);
    if (difference === undefined || file.bytes === undefined) continue;
    write(file.path, file.bytes, new TextEncoder().encode(formatted.after));
    changed.push({ file: file.path, ...difference });
  }
  return { changed, findings: report.findings() };
}

/** The files of the project that the paths name; all that have a layout where there are no paths. */
function select({ datasets }: ProjectFiles, cwd: string, paths: readonly string[]): SourceFile[] {
  const formattable = datasets.filter(({ path }) => hasLayout(path));
  if (paths.length === 0) return formattable;
  const named = paths.map((path) => {
    const inside = relative(cwd, resolve(cwd, path)).split(sep).join('/');
    const below = formattable.filter(
      (file) => inside === '' || file.path === inside || file.path.startsWith(`${inside}/`),
    );
    if (below.length > 0) return below;
    throw new UserError(
      EXIT.usage,
      `${path} is no record of this project, and no folder with records.`,
      'Name files or folders below datasets/; without a path all records are formatted.',
    );
  });
  const wanted = new Set(named.flat());
  return formattable.filter((file) => wanted.has(file));
}
