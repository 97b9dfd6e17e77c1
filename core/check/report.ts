import type { Finding, Severity } from '../shared/finding.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer } from '../shared/pointer.ts';
import { Lines, Locator, type Span } from './locate.ts';
import type { JsonDocument } from './parse-file.ts';
import type { TextProblem, ValueProblem } from './rule.ts';

interface Coded {
  code: string;
  severity: Severity;
}

type Place = Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>;

/** A file with more findings than this has one cause that its curator will find among them. */
const MOST_FINDINGS_OF_FILE = 100;

/** Collects what rules say and gives each problem its place in a file. */
export class Report {
  readonly #findings: Finding[] = [];
  readonly #locator = new Locator();
  readonly #lines = new Map<string, Lines>();
  readonly #counts = new Map<string, number>();

  /** Adds a problem at a place in a text. */
  addText(rule: Coded, path: string, text: string, problem: TextProblem): void {
    if (this.#isFull(path)) return;
    this.#findings.push({
      code: rule.code,
      severity: rule.severity,
      message: problem.message,
      help: problem.help,
      file: path,
      ...this.#place(path, text, problem),
      ...(problem.replacement !== undefined && {
        fix: { offset: problem.offset, length: problem.length, text: problem.replacement },
      }),
      ...(problem.fix && { fix: problem.fix }),
    });
  }

  /** Adds a problem with a value of a document; `record` is the record's dataset/id. */
  addValue(rule: Coded, document: JsonDocument, problem: ValueProblem, record?: string): void {
    if (this.#isFull(document.path)) return;
    const span = this.#locator.span(document, problem.steps, problem.at ?? 'value');
    const removal = problem.isRepetition
      ? this.#locator.withoutRepetitions(document, problem.steps.slice(0, -1))
      : undefined;
    this.#findings.push({
      code: rule.code,
      severity: rule.severity,
      message: problem.message,
      help: problem.help,
      file: document.path,
      ...this.#place(document.path, document.text, span),
      pointer: formatPointer(problem.steps),
      ...(record !== undefined && { record }),
      ...(problem.replacement !== undefined && { fix: { ...span, text: problem.replacement } }),
      ...(removal && { fix: removal }),
    });
  }

  /** Adds a finding of another report. */
  add(finding: Finding): void {
    if (!this.#isFull(finding.file)) this.#findings.push(finding);
  }

  #isFull(path: string): boolean {
    const count = (this.#counts.get(path) ?? 0) + 1;
    this.#counts.set(path, count);
    return count > MOST_FINDINGS_OF_FILE;
  }

  #place(path: string, text: string, span: Span): Place {
    const lines = this.#lines.get(path) ?? new Lines(text);
    this.#lines.set(path, lines);
    const { line, column } = lines.position(span.offset);
    const end = lines.position(span.offset + span.length);
    if (end.line === line) return { line, column, endLine: line, endColumn: end.column };
    // Tools mark whole lines, or the last one: a record with something missing would be marked from end to end.
    return { line, column, endLine: line, endColumn: column + 1 };
  }

  /** All findings, sorted by file and place, so that the same problems always give the same report. */
  findings(): Finding[] {
    return this.#findings.toSorted(
      (a, b) =>
        byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column || byCodeUnit(a.code, b.code),
    );
  }
}
