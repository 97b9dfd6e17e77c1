import { dirname } from 'node:path/posix';
import xmlbuilder from 'xmlbuilder';
import type { Finding } from '../../core/shared/finding.ts';
import { printable } from '../printable.ts';
import { counted } from './summary.ts';

/**
 * Findings as a JUnit report: one test case for each file with findings, failed where one of them is an error. What a
 * file has besides is its output. Without findings there is one test case, which passed: readers refuse empty reports.
 */
export function renderJunit(findings: readonly Finding[]): string {
  const cases = [...Map.groupBy(findings, ({ file }) => file)];
  const failed = cases.filter(([, ofFile]) => ofFile.some(isError)).length;
  const totals = { tests: Math.max(cases.length, 1), failures: failed, errors: 0, skipped: 0 };
  const suites = xmlbuilder
    .create('testsuites', { encoding: 'UTF-8', invalidCharReplacement: '\uFFFD' })
    .att({ name: 'depositary', ...totals });
  const suite = suites.ele('testsuite', { name: 'depositary check', ...totals });
  if (cases.length === 0) suite.ele('testcase', { classname: 'datasets', name: 'every file' });
  for (const [file, ofFile] of cases) {
    const name = xmlText(file);
    const testCase = suite.ele('testcase', { classname: dirname(name), name, file: name });
    const [first] = ofFile.filter(isError);
    const text = ofFile.map(lineOf).join('\n');
    if (first === undefined) testCase.ele('system-out').txt(text);
    else
      testCase
        .ele('failure', { message: `${counted(ofFile)}: ${xmlText(first.message)}`, type: first.code })
        .txt(text);
  }
  return suites.end({ pretty: true });
}

function isError({ severity }: Finding): boolean {
  return severity === 'error';
}

function lineOf({ severity, code, message, help, file, line, column }: Finding): string {
  return xmlText(`${file}:${line}:${column}: ${severity}[${code}]: ${message} ${help}`);
}

/** One line without what XML cannot hold: control characters as escapes, halves of characters replaced. */
function xmlText(text: string): string {
  return printable(text).toWellFormed();
}
