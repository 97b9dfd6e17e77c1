import type { Finding, Severity } from '../shared/finding.ts';
import { byCodeUnit } from '../shared/order.ts';
import { formatPointer } from '../shared/pointer.ts';
import { Lines, Locator } from './locate.ts';
import type { JsonDocument } from './parse-file.ts';
import type { TextProblem, ValueProblem } from './rule.ts';

interface Coded {
  code: string;
  severity: Severity;
}

/** Collects what rules say and gives each problem its place in a file. */
export class Report {
  readonly #findings: Finding[] = [];
  readonly #locator = new Locator();
  readonly #lines = new Map<string, Lines>();

  /** Adds a problem at a place in a text. */
  addText(rule: Coded, path: string, text: string, problem: TextProblem): void {
    this.#findings.push({
      code: rule.code,
      severity: rule.severity,
      message: problem.message,
      help: problem.help,
      file: path,
      ...this.#position(path, text, problem.offset),
      ...(problem.replacement !== undefined && {
        fix: { offset: problem.offset, length: problem.length, text: problem.replacement },
      }),
    });
  }

  /** Adds a problem with a value of a document; `record` is the record's dataset/id. */
  addValue(rule: Coded, document: JsonDocument, problem: ValueProblem, record?: string): void {
    const span = this.#locator.span(document, problem.steps, problem.at ?? 'value');
    this.#findings.push({
      code: rule.code,
      severity: rule.severity,
      message: problem.message,
      help: problem.help,
      file: document.path,
      ...this.#position(document.path, document.text, span.offset),
      pointer: formatPointer(problem.steps),
      ...(record !== undefined && { record }),
      ...(problem.replacement !== undefined && { fix: { ...span, text: problem.replacement } }),
    });
  }

  #position(path: string, text: string, offset: number): { line: number; column: number } {
    const lines = this.#lines.get(path) ?? new Lines(text);
    this.#lines.set(path, lines);
    return lines.position(offset);
  }

  /** All findings, sorted by file and place, so that the same problems always give the same report. */
  findings(): Finding[] {
    return this.#findings.toSorted(
      (a, b) =>
        byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column || byCodeUnit(a.code, b.code),
    );
  }
}
