import { relative, resolve, sep } from 'node:path';
import type { ProjectFiles } from '../../core/load/project-files.ts';
import type { Finding } from '../../core/shared/finding.ts';
import { EXIT, UserError } from '../exit-code.ts';

/**
 * The findings of some files or folders of a project.
 * @param paths relative to the project, or absolute; none for all findings
 * @throws UserError where a path is neither a file of the project nor a folder with some
 */
export function findingsOf(
  paths: readonly string[],
  findings: readonly Finding[],
  { datasets, schemas }: ProjectFiles,
  cwd: string,
): Finding[] {
  if (paths.length === 0) return [...findings];
  const files = [...datasets, ...schemas, ...findings.map(({ file }) => ({ path: file }))];
  const isWanted = paths.map((path) => {
    const wanted = relative(cwd, resolve(cwd, path)).replaceAll(sep, '/');
    const isIn = (file: string) => wanted === '' || file === wanted || file.startsWith(`${wanted}/`);
    if (files.some((file) => isIn(file.path))) return isIn;
    const help = 'Name files or folders below datasets/ or schemas/, or none to see all findings.';
    throw new UserError(EXIT.usage, `The project has no file or folder ${path}.`, help);
  });
  return findings.filter(({ file }) => isWanted.some((isIn) => isIn(file)));
}
