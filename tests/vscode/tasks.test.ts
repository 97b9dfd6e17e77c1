import { describe, expect, it } from 'vitest';
import { program } from '../../cli/program/program.ts';
import packageJson from '../../package.json' with { type: 'json' };
import { depositary, writeProject } from '../cli/depositary.ts';
import { validProject } from '../core/check/project.ts';
import { settingsFile } from './editor.ts';

interface Pattern {
  regexp: string;
  file: number;
  line: number;
  column: number;
  severity: number;
  message: number;
  code: number;
}
interface Task {
  label: string;
  command: string;
  problemMatcher: { severity: string; pattern: Pattern } | [];
}

const tasks = settingsFile('.vscode/tasks.json').tasks as Task[];
const matchers = tasks.flatMap(({ problemMatcher }) =>
  Array.isArray(problemMatcher) ? [] : [problemMatcher],
);

/** What the problem matcher reads in a line. */
function read(line: string): Record<string, string | undefined> | undefined {
  const { regexp = '', ...groups } = matchers[0]?.pattern ?? {};
  const found = new RegExp(regexp).exec(line);
  if (found === null) return undefined;
  return Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, found[group]]));
}

describe('the problem matcher', () => {
  it('reads file, place, severity, message and code', () => {
    expect(matchers).toHaveLength(1);
    expect(
      read('datasets/places/baku.json:3:11: error: "a: b" is [not] in it: no. [not-in-vocabulary]'),
    ).toEqual({
      file: 'datasets/places/baku.json',
      line: '3',
      column: '11',
      severity: 'error',
      message: '"a: b" is [not] in it: no.',
      code: 'not-in-vocabulary',
    });
    expect(read('datasets/places/baku.json:3:11: warning: Unused. [unused-record]')?.severity).toBe(
      'warning',
    );
  });

  it('takes a notice for information, which is its severity where VS Code does not know the word', () => {
    expect(read('datasets/places/baku.json:3:11: notice: Unused. [unused-record]')?.severity).toBe('notice');
    expect(matchers[0]?.severity).toBe('info');
  });

  it('reads nothing in other lines', () => {
    expect(read('No findings in 1 agreements.')).toBeUndefined();
    expect(read('1 error. `depositary explain wrong-type` tells more.')).toBeUndefined();
  });

  it('reads every line that the task prints', () => {
    const cwd = writeProject(
      validProject().withRecord('places', '/kind', 'moon').with('datasets/a:b.json', '{'),
    );
    const { stdout } = depositary(['check', '--format', 'compact'], { cwd });
    const lines = stdout.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThanOrEqual(2);
    expect(lines.map(read)).not.toContain(undefined);
  });
});

describe('the tasks', () => {
  const known = program().commands.map((command) => command.name());
  it.each(tasks)('call what there is: $label', ({ label, command, ...task }) => {
    const [starter, name = '', option = ''] = command.split(' ');
    expect(task).toHaveProperty('problemMatcher');
    if (starter === 'npx') {
      expect(name).toBe('depositary');
      expect(known, label).toContain(option);
      return;
    }
    expect(starter).toBe('npm');
    expect([...Object.keys(packageJson.scripts)]).toContain(name === 'run' ? option : name);
  });
});
