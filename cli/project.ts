import { type CheckResult, check } from '../core/check/check.ts';
import type { CheckedCollection } from '../core/check/collection.ts';
import { MissingFolderError, type ProjectFiles, readProject } from '../core/load/project-files.ts';
import type { CommandResult } from './command.ts';
import { EXIT, UserError } from './exit-code.ts';
import { renderPretty } from './findings/pretty.ts';
import { textsOf } from './findings/text-of.ts';

/**
 * Checks the project in a directory.
 * @throws UserError where it is no project.
 */
export function checkProject(cwd: string): CheckResult & { files: ProjectFiles } {
  const files = openProject(cwd);
  return { ...check(files), files };
}

/**
 * Reads the project in a directory.
 * @throws UserError where it is no project.
 */
export function openProject(cwd: string): ProjectFiles {
  try {
    return readProject(cwd);
  } catch (error) {
    if (!(error instanceof MissingFolderError)) throw error;
    throw new UserError(
      EXIT.environment,
      error.message,
      'Run depositary in the folder that holds datasets/ and schemas/, or name it with --cwd.',
    );
  }
}

/** The checked collection of a project, or the result that a command ends with where there are errors. */
export function requireCollection(
  command: string,
  cwd: string,
): { collection: CheckedCollection; files: ProjectFiles } | { failed: CommandResult } {
  const { collection, findings, files } = checkProject(cwd);
  if (collection !== undefined) return { collection, files };
  const text = renderPretty(findings, textsOf(files));
  return { failed: { exitCode: EXIT.findings, json: { command, findings }, text } };
}
