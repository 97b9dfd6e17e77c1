/** How much a finding matters: an error stops a release, a warning asks for a look, a notice informs. */
export type Severity = 'error' | 'warning' | 'notice';

/** One problem that a check reports, at its place, with the way to mend it. */
export interface Finding {
  /** The stable code of the rule; `depositary explain CODE` tells more. */
  code: string;
  severity: Severity;
  /** What is wrong, naming the value. */
  message: string;
  /** What to do about it. */
  help: string;
  /** The file, relative to the project, with forward slashes. */
  file: string;
  /** Counted from 1; columns count UTF-16 code units, as editors do. */
  line: number;
  column: number;
  /** The place just after it, always on the same line: of a value of several lines, after its opening bracket. */
  endLine: number;
  endColumn: number;
  /** The JSON Pointer of the value, where the finding is about one. */
  pointer?: string;
  /** The record, as dataset/id, where the finding is about one. */
  record?: string;
  /** An edit that mends it and cannot harm, where there is one. */
  fix?: Fix;
}

/** Replaces `length` UTF-16 code units from `offset` in the file's text by `text`. */
export interface Fix {
  offset: number;
  length: number;
  text: string;
}

/** Whether the findings stop a release. */
export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'error');
}
