import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { Lines } from '../../core/check/locate.ts';
import type { Finding, Fix, Severity } from '../../core/shared/finding.ts';
import { fingerprints } from './fingerprint.ts';
import { mostSevereFirst } from './summary.ts';
import type { TextOf } from './text-of.ts';

/** What the log says of the program and its codes. */
export interface SarifTool {
  version: string;
  /** The page of a code as Markdown; undefined where there is none. */
  explain: (code: string) => string | undefined;
}

/** GitHub refuses a run with more results, and shows the 5,000 most severe of them. */
const MOST_RESULTS = 25_000;

const LEVEL: Record<Severity, Result.level> = { error: 'error', warning: 'warning', notice: 'note' };

/**
 * Findings as a log in SARIF 2.1.0 (OASIS), errors first. Files are relative to the root of the project. The
 * explanations of the codes are in the log itself: SARIF takes only absolute addresses, and the program has none.
 */
export function renderSarif(findings: readonly Finding[], textOf: TextOf, tool: SarifTool): string {
  const shown = mostSevereFirst(findings).slice(0, MOST_RESULTS);
  const codes = [...new Set(shown.map(({ code }) => code))].sort();
  const prints = fingerprints(shown, textOf);
  const run: Run = {
    tool: {
      driver: { name: 'depositary', version: tool.version, rules: codes.map((code) => ruleOf(code, tool)) },
    },
    invocations: [{ executionSuccessful: true, ...leftOut(findings.length - shown.length) }],
    columnKind: 'utf16CodeUnits',
    results: shown.map((finding, index) => ({
      ...resultOf(finding, textOf),
      ruleIndex: codes.indexOf(finding.code),
      partialFingerprints: { 'depositaryFinding/v1': prints[index] ?? '' },
    })),
  };
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return JSON.stringify(log, undefined, 2);
}

function leftOut(count: number): Pick<NonNullable<Run['invocations']>[number], 'toolExecutionNotifications'> {
  if (count === 0) return {};
  const text = `${count} more findings are left out: a run holds at most ${MOST_RESULTS} results.`;
  return { toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}

function ruleOf(code: string, { explain }: SarifTool): ReportingDescriptor {
  const markdown = explain(code);
  const [, summary] = markdown?.match(/^# .+\n+(.+)$/m) ?? [];
  return {
    id: code,
    ...(summary !== undefined && { shortDescription: { text: summary } }),
    ...(markdown !== undefined && { help: { text: markdown, markdown } }),
  };
}

function resultOf(finding: Finding, textOf: TextOf): Result {
  const { code, severity, message, help, file, line, column, endLine, endColumn, pointer, record } = finding;
  const artifactLocation = {
    uri: encodeURI(file.toWellFormed()).replace(/[?#]/g, encodeURIComponent),
    uriBaseId: '%SRCROOT%',
  };
  const region = { startLine: line, startColumn: column, endLine, endColumn };
  const replacement = finding.fix && replacementOf(finding.fix, textOf(file));
  return {
    ruleId: code,
    level: LEVEL[severity],
    message: { text: `${message} ${help}` },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    ...((pointer !== undefined || record !== undefined) && { properties: { pointer, record } }),
    ...(replacement && {
      fixes: [
        { description: { text: help }, artifactChanges: [{ artifactLocation, replacements: [replacement] }] },
      ],
    }),
  };
}

function replacementOf({ offset, length, text }: Fix, file: string | undefined) {
  if (file === undefined) return undefined;
  const lines = new Lines(file);
  const [start, end] = [lines.position(offset), lines.position(offset + length)];
  const deletedRegion = {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
  return { deletedRegion, insertedContent: { text } };
}
