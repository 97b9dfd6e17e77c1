import { linesBefore } from '../load/lines.ts';
import type { SourceFile } from '../load/project-files.ts';
import type { Finding, Severity } from '../shared/finding.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer } from '../shared/pointer.ts';
import { Lines, Locator, type Span } from './locate.ts';
import type { JsonDocument, TextInFile } from './parse-file.ts';
import type { TextProblem, ValueProblem } from './rule.ts';

interface Coded {
  code: string;
  severity: Severity;
}

/** A finding in a line of a file of many records counts its lines from that line on until the report is made. */
interface Reported {
  finding: Finding;
  start?: number;
}

type Place = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** A record with more findings than this has one cause that its curator will find among them. */
const MOST_FINDINGS_OF_RECORD = 100;
/** Of one severity. Whoever has so many mistakes made one of them many times. */
const MOST_FINDINGS = 10_000;

/** Collects what rules say and gives each problem its place in a file. */
export class Report {
  readonly #files: readonly SourceFile[];
  readonly #reported: Reported[] = [];
  readonly #locator = new Locator();
  /** The lines of the text that the last problem was in. */
  #lines: { text: string; lines: Lines } | undefined;
  readonly #ofRecord = new Map<string, number>();
  #leftOut = 0;
  readonly #ofSeverity = { error: 0, warning: 0, notice: 0 };

  /** @param files below datasets/, in which the lines of records are counted that are lines of a file */
  constructor(files: readonly SourceFile[] = []) {
    this.#files = files;
  }

  /** Adds a problem at a place in a text. */
  addText(rule: Coded, { path, text, start }: TextInFile, problem: TextProblem): void {
    if (this.#isFull(rule.severity, path, start)) return;
    const fix =
      problem.replacement === undefined
        ? problem.fix
        : { offset: problem.offset, length: problem.length, text: problem.replacement };
    this.#add(rule, { path, text, start }, problem, problem, { ...(fix && start === undefined && { fix }) });
  }

  /** Adds a problem with a value of a document; `record` is the record's dataset/id. */
  addValue(rule: Coded, document: JsonDocument, problem: ValueProblem, record?: string): void {
    const { path, start } = document;
    if (this.#isFull(rule.severity, path, start)) return;
    const { text, value } = document;
    const span = this.#locator.span({ text, value }, problem.steps, problem.at ?? 'value');
    const removal = problem.isRepetition
      ? this.#locator.withoutRepetitions({ text, value }, problem.steps.slice(0, -1))
      : undefined;
    const fix =
      removal === undefined
        ? problem.replacement !== undefined && { ...span, text: problem.replacement }
        : removal;
    this.#add(rule, { path, text, start }, span, problem, {
      pointer: formatPointer(problem.steps),
      ...(record !== undefined && { record }),
      // An edit is of the text of a file; that of a line would be taken for one.
      ...(fix && start === undefined && { fix }),
    });
  }

  /** Adds a finding of another report. */
  add(finding: Finding): void {
    if (!this.#isFull(finding.severity, finding.file)) this.#reported.push({ finding });
  }

  /** Counts findings of another report that are not listed there. */
  leaveOut(count: number): void {
    this.#leftOut += count;
  }

  /** How many findings there are beyond those that are listed. */
  get unlisted(): number {
    const counts = Object.values(this.#ofSeverity);
    return counts.reduce((sum, count) => sum + Math.max(0, count - MOST_FINDINGS), this.#leftOut);
  }

  #add(
    { code, severity }: Coded,
    { path, text, start }: { path: string; text: string; start: number | undefined },
    span: Span,
    { message, help }: { message: string; help: string },
    more: Pick<Finding, 'pointer' | 'record' | 'fix'>,
  ): void {
    const finding = { code, severity, message, help, file: path, ...this.#place(text, span), ...more };
    this.#reported.push(start === undefined ? { finding } : { finding, start });
  }

  #isFull(severity: Severity, path: string, start = 0): boolean {
    const record = `${path} ${start}`;
    const count = (this.#ofRecord.get(record) ?? 0) + 1;
    this.#ofRecord.set(record, count);
    if (count > MOST_FINDINGS_OF_RECORD) return true;
    this.#ofSeverity[severity] += 1;
    return this.#ofSeverity[severity] > MOST_FINDINGS;
  }

  #place(text: string, span: Span): Place {
    if (this.#lines?.text !== text) this.#lines = { text, lines: new Lines(text) };
    const { lines } = this.#lines;
    const { line, column } = lines.position(span.offset);
    const end = lines.position(span.offset + span.length);
    if (end.line === line) return { line, column, endLine: line, endColumn: end.column };
    // Tools mark whole lines, or the last one: a record with something missing would be marked from end to end.
    return { line, column, endLine: line, endColumn: column + 1 };
  }

  /** All findings, sorted by file and place, so that the same problems always give the same report. */
  findings(): Finding[] {
    for (const [path, inFile] of Map.groupBy(this.#reported, ({ finding }) => finding.file)) {
      const inLines = inFile.filter(({ start }) => start !== undefined);
      const file = inLines.length > 0 && this.#files.find((candidate) => candidate.path === path);
      if (!file) continue;
      inLines.sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
      const before = linesBefore(
        file,
        inLines.map(({ start = 0 }) => start),
      );
      for (const [index, reported] of inLines.entries()) {
        const lines = before[index] ?? 0;
        const { line, endLine } = reported.finding;
        reported.finding = { ...reported.finding, line: line + lines, endLine: endLine + lines };
        delete reported.start;
      }
    }
    return this.#reported
      .map(({ finding }) => finding)
      .sort(
        (a, b) =>
          byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column || byCodeUnit(a.code, b.code),
      );
  }
}
