import pc from 'picocolors';
import packageJson from '../../package.json' with { type: 'json' };
import type { CommandResult, CommonOptions } from '../command.ts';
import { signingKeyLine, spaceLine, storeLine } from '../doctor/disk-lines.ts';
import { gitIn, gitLines } from '../doctor/git-lines.ts';
import { type DoctorLine, exitCodeOf } from '../doctor/line.ts';
import { awsLine, siteLine } from '../doctor/pipeline-lines.ts';
import { nodeLine, programLines } from '../doctor/program-lines.ts';
import { projectLines } from '../doctor/project-lines.ts';
import { printable } from '../printable.ts';

interface DoctorOptions extends CommonOptions {
  /** The folder that the program lies in. */
  program: string;
  environment: NodeJS.ProcessEnv;
  store: string;
  signingKey?: string;
  site?: string;
  offline?: boolean;
}

/** `depositary doctor`: whether what the commands need is there, line by line, with what to do where it is not. */
export async function doctorCommand(options: DoctorOptions): Promise<CommandResult> {
  const { cwd, program, environment, store, signingKey, site, offline } = options;
  const lines = [
    nodeLine(process.versions.node, packageJson.devDependencies.node),
    ...programLines(program),
    ...gitLines(gitIn(cwd)),
    ...projectLines(cwd),
    storeLine(cwd, store),
    spaceLine(cwd, store),
    ...(signingKey === undefined ? [] : [await signingKeyLine(cwd, signingKey)]),
    awsLine(environment),
    ...(site === undefined || offline ? [] : [await siteLine(site)]),
  ];
  return { exitCode: exitCodeOf(lines), json: { command: 'doctor', lines }, text: render(lines) };
}

const MARK: Record<DoctorLine['state'], string> = {
  fine: pc.green('fine   '),
  advice: pc.blue('advice '),
  faulty: pc.bold(pc.red('faulty ')),
  missing: pc.bold(pc.red('missing')),
};

function render(lines: readonly DoctorLine[]): string {
  const width = Math.max(...lines.map(({ about }) => about.length));
  const indent = ' '.repeat(width + 11);
  const shown = lines.map(({ about, state, message, help }) => {
    const first = `${MARK[state]}  ${about.padEnd(width)}  ${printable(message)}.`;
    return help === undefined ? first : `${first}\n${indent}${pc.cyan('help:')} ${printable(help)}`;
  });
  return [...shown, '', summary(lines)].join('\n');
}

function summary(lines: readonly DoctorLine[]): string {
  const bad = lines.filter(({ state }) => state === 'faulty' || state === 'missing').length;
  if (bad > 0) return `${bad} of ${lines.length} to mend.`;
  const advised = lines.filter(({ state }) => state === 'advice').length;
  return advised === 0 ? 'Everything is there.' : `Nothing to mend; ${advised} to know about.`;
}
