import type { RowResult, SubjectResult } from './evaluate.ts';
import type { Machine } from './machine.ts';
import { table } from './table.ts';

/** What one experiment gave, or why it gave nothing. */
export type Findings =
  | { rounds: number; subjects: readonly SubjectResult[]; rows: readonly RowResult[] }
  /** Nothing is wrong, but this machine lacks a program. */
  | { skipped: string }
  /** What was to be measured did not do its work. */
  | { failed: string };

export type ExperimentResult = { suite: string; name: string } & Findings;

/** Everything that a run of the benchmark gave; what `--json` writes. */
export interface BenchmarkResult {
  machine: Machine;
  /** The day on which it ran. */
  on: string;
  size: string;
  experiments: readonly ExperimentResult[];
}

/** The units of what is measured, where the name does not say it. */
const UNITS: Readonly<Record<string, string>> = {
  wall: 'ms',
  cpu: 'ms',
  memory: 'MiB',
  initialised: 'ms',
  answered: 'ms',
};

export function renderExperiment(result: ExperimentResult): string {
  const title = `${result.suite}: ${result.name}`;
  if ('skipped' in result) return `${title}\nskipped: ${result.skipped}\n`;
  if ('failed' in result) return `${title}\nFAILED: ${result.failed}\n`;
  const { rounds, subjects, rows } = result;
  const parts = [`${title}, ${rounds === 1 ? '1 round' : `${rounds} rounds`}`, renderSubjects(subjects)];
  if (rows.length > 0) parts.push('', renderRows(rows));
  return `${parts.join('\n')}\n`;
}

function renderSubjects(subjects: readonly SubjectResult[]): string {
  const metrics = [...new Set(subjects.flatMap((subject) => Object.keys(subject.metrics)))];
  const headings = metrics.flatMap((name) => [UNITS[name] ? `${name}, ${UNITS[name]}` : name, 'quartiles']);
  return table(
    ['', ...headings],
    subjects.map((subject) => [
      subject.name,
      ...metrics.flatMap((name) => {
        const summary = subject.metrics[name];
        if (summary === undefined) return ['', ''];
        return [
          number(summary.median),
          `${number(summary.lowerQuartile)} – ${number(summary.upperQuartile)}`,
        ];
      }),
    ]),
  );
}

function renderRows(rows: readonly RowResult[]): string {
  return table(
    ['', 'value', 'quartiles', 'bound', ''],
    rows.map((row) => [
      row.name,
      `${number(row.value)} ${row.unit}`.trim(),
      `${number(row.lowerQuartile)} – ${number(row.upperQuartile)}`,
      boundText(row),
      row.holds === undefined ? '' : row.holds ? 'holds' : 'FALLS SHORT',
    ]),
  );
}

function boundText({ most, least }: RowResult): string {
  return [
    ...(least === undefined ? [] : [`≥ ${number(least)}`]),
    ...(most === undefined ? [] : [`≤ ${number(most)}`]),
  ].join(', ');
}

/** The rows that do not keep to their bounds, in one sentence each; or that all do. */
export function renderVerdict(experiments: readonly ExperimentResult[]): string {
  const bounded = experiments.flatMap((result) =>
    rowsOf(result).flatMap((row) => (row.holds === undefined ? [] : [{ result, row }])),
  );
  const short = bounded.filter(({ row }) => row.holds === false);
  if (short.length === 0) return `Bounds that hold: ${bounded.length} of ${bounded.length}.`;
  return [
    `Bounds that fall short: ${short.length} of ${bounded.length}.`,
    ...short.map(
      ({ result, row }) =>
        `  ${result.suite}: ${result.name}: ${row.name} is ${number(row.value)}, and has to be ${boundText(row)}`,
    ),
  ].join('\n');
}

/** Whether every bound that was measured is kept. */
export function allHold(experiments: readonly ExperimentResult[]): boolean {
  return experiments.every((result) => rowsOf(result).every((row) => row.holds !== false));
}

function rowsOf(result: ExperimentResult): readonly RowResult[] {
  return 'rows' in result ? result.rows : [];
}

/** Three digits, or as many as a whole number has. */
function number(value: number): string {
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
