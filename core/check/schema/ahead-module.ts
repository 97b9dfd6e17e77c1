import standaloneCode from 'ajv/dist/standalone/index.js';
import type { SourceFile } from '../../load/project-files.ts';
import { Report } from '../report.ts';
import { checkSchemas, schemasDigest } from '../schemas.ts';
import { verdictCompiler } from './verdicts.ts';

/** What generated code says of an error. Nobody asks a verdict for its reasons, and they are a third of the code. */
const ERROR = /\{instancePath:(?:"(?:[^"\\]|\\.)*"|[^{}"]|\{(?:"(?:[^"\\]|\\.)*"|[^{}"])*\})*\}/g;

/**
 * The module that takes the place of compiled-ahead.ts in a build.
 * @param files the files of schemas/
 * @throws Error where they are not fit to check records with
 */
export function aheadModule(files: readonly SourceFile[]): string {
  const report = new Report();
  const checked = checkSchemas(files, report);
  if (checked === undefined) throw new Error(JSON.stringify(report.findings(), undefined, 2));
  const names = [...checked.schemas.keys()].map((fileName, index) => ({ fileName, name: `verdict${index}` }));
  const code = standaloneCode.default(
    verdictCompiler(checked.schemas),
    Object.fromEntries(names.map(({ name, fileName }) => [name, fileName])),
  );
  const table = names.map(({ name, fileName }) => `${JSON.stringify(fileName)}: ${name}`).join(', ');
  return [
    "import { characters, FORMATS, matcher } from './scanners.ts';",
    'const ERROR = {};',
    code.replace('"use strict";', '').replace(ERROR, 'ERROR'),
    `export const COMPILED_AHEAD = { digest: '${schemasDigest(files)}', verdicts: { ${table} } };`,
    '',
  ].join('\n');
}
