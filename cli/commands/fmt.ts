import { relative, resolve, sep } from 'node:path';
import { type Difference, firstDifference } from '../../core/format/first-difference.ts';
import { hasLayout } from '../../core/format/format-file.ts';
import { formatFiles } from '../../core/format/format-files.ts';
import type { ProjectFiles, SourceFile } from '../../core/load/project-files.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { renderPretty } from '../findings/pretty.ts';
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
  const project = openProject(cwd);
  const selected = select(project, cwd, paths);
  const { changes, findings } = formatFiles(project, selected);
  if (!check) {
    for (const { path, bytes, after } of changes)
      replaceFile(cwd, path, bytes, new TextEncoder().encode(after));
  }
  const changed = changes.map(({ path, before, after }) => ({
    file: path,
    ...firstDifference(before, after),
  }));
  const failed = findings.length > 0 || (check && changed.length > 0);
  return {
    exitCode: failed ? EXIT.findings : EXIT.ok,
    json: { command: 'fmt', check, files: selected.length, changed, findings },
    text: renderFormatted({
      check,
      files: selected.length,
      changed,
      ...(findings.length > 0 && { problems: renderPretty(findings, textsOf(project)) }),
    }),
  };
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
