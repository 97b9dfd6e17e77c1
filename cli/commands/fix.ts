import { mend } from '../../core/format/mend.ts';
import { held, type ProjectFiles } from '../../core/load/project-files.ts';
import type { Finding } from '../../core/shared/finding.ts';
import type { CommandResult } from '../command.ts';
import { findingsOf } from '../findings/select.ts';
import { printable } from '../printable.ts';
import { openProject } from '../project.ts';
import { replaceFile } from '../replace-file.ts';
import { type CheckOptions, checkCommand } from './check.ts';

/** `depositary check --fix`: applies the sure fixes, says which, and reports what is left. */
export async function fixCommand(options: CheckOptions): Promise<CommandResult> {
  const files = held(openProject(options.cwd));
  const { cwd, paths } = options;
  const mended = mend(files, (findings) => findingsOf(paths, findings, files, cwd));
  write(options.cwd, files, mended.files);
  const { exitCode, json, text } = await checkCommand(options);
  // A document for programs, and the lines that a problem matcher reads, hold nothing but findings.
  const isForPeople = options.format === 'pretty';
  return {
    exitCode,
    json: { ...json, mended: mended.mended },
    text: mended.mended.length === 0 || !isForPeople ? text : `${renderMended(mended.mended)}\n\n${text}`,
  };
}

function write(root: string, before: ProjectFiles, after: ProjectFiles): void {
  const mended = new Map(after.datasets.map((file) => [file.path, file.bytes]));
  for (const { path, bytes } of before.datasets) {
    const newBytes = mended.get(path);
    if (bytes !== undefined && newBytes !== undefined && newBytes !== bytes) {
      replaceFile(root, path, bytes, newBytes);
    }
  }
}

function renderMended(mended: readonly Finding[]): string {
  const files = new Set(mended.map(({ file }) => file)).size;
  const lines = mended.map(
    ({ file, line, column, code, message }) =>
      `  ${printable(file)}:${line}:${column} ${code}: ${printable(message)}`,
  );
  const count = `${mended.length} ${mended.length === 1 ? 'finding' : 'findings'}`;
  return [`Mended ${count} in ${files} ${files === 1 ? 'file' : 'files'}:`, ...lines].join('\n');
}
