import { check } from '../../core/check/check.ts';
import { MissingFolderError, type ProjectFiles, readProject } from '../../core/load/project-files.ts';
import { type DoctorLine, faulty, fine, missing } from './line.ts';

const SETTINGS = 'datasets/collection.json';

/** Whether the folder is a project, and whether its schemas can be used. The records are for `check`. */
export function projectLines(cwd: string): DoctorLine[] {
  let files: ProjectFiles;
  try {
    files = readProject(cwd);
  } catch (error) {
    if (!(error instanceof MissingFolderError)) throw error;
    const help = 'Run depositary in the folder that holds datasets/ and schemas/, or name it with --cwd.';
    return [missing('project', error.message.replace(/\.$/, ''), help)];
  }
  const settings = files.datasets.filter(({ path }) => path === SETTINGS);
  const { findings } = check({ ...files, datasets: settings });
  const [ofSettings, ofSchemas] = [SETTINGS, 'schemas'].map((start) =>
    findings.find(({ file, severity }) => severity === 'error' && file.startsWith(start)),
  );
  return [
    lineOf('project', ofSettings, `${files.datasets.length - settings.length} files in datasets/`),
    lineOf('schemas', ofSchemas, `${files.schemas.length} files in schemas/ can be used`),
  ];
}

function lineOf(
  about: string,
  finding: { file: string; message: string; help: string } | undefined,
  otherwise: string,
): DoctorLine {
  if (finding === undefined) return fine(about, otherwise);
  return faulty(about, `${finding.file}: ${finding.message.replace(/\.$/, '')}`, finding.help);
}
