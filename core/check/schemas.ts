import type { SourceFile } from '../load/project-files.ts';
import { sha256 } from '../shared/canonical.ts';
import { DATASETS } from '../shared/datasets.ts';
import { isObject, type Json, type JsonObject, own } from '../shared/json.ts';
import { dereference, type Schema } from '../shared/schema.ts';
import type { Unit, UnitTable } from '../shared/units.ts';
import { type JsonDocument, parseFile } from './parse-file.ts';
import { type ReadSchemas, readSchemas, schemaName, UNITS_FILE, unitTableOf } from './read-schemas.ts';
import type { Report } from './report.ts';
import { compileSchemas, type Validators } from './schema/compile.ts';
import { COMPILED_AHEAD } from './schema/compiled-ahead.ts';
import { profileProblems, SCHEMA_PROFILE } from './schema/profile.ts';
import { schemaProblems } from './schema/schema-problems.ts';
import { compileVerdicts, type Verdicts } from './schema/verdicts.ts';
import { UNIT_TABLE, unitProblems } from './unit-table.ts';

/** The schemas of a project, within the portable profile and compiled, and its units. */
export interface CheckedSchemas extends ReadSchemas {
  /** Whether a value is valid; asked first. */
  verdicts: Verdicts;
  /** What is wrong with a value, at the price of compiling them when they are first asked for. */
  validators: Validators;
}

/** The schemas that a check cannot do without. */
const NEEDED = [...Object.values(DATASETS), 'tombstone', 'collection', 'units'].map(
  (name) => `${name}.schema.json`,
);

/** The digest of the schemas and units among the files of schemas/, by name and bytes. */
export function schemasDigest(files: readonly SourceFile[]): string {
  const digests = files
    .filter((file) => schemaName(file) !== undefined || file.path === UNITS_FILE)
    .map(({ path, bytes }) => `${path} ${sha256(bytes ?? '')}`);
  return sha256(digests.sort().join('\n'));
}

/** Checks the files of schemas/; undefined where one of them is not fit to check records with. */
export function checkSchemas(files: readonly SourceFile[], report: Report): CheckedSchemas | undefined {
  // These very files were checked when the program was built.
  if (isCompiledAhead(files)) return soundSchemas(files);
  const schemas = new Map<string, Schema>();
  let units: JsonDocument | undefined;
  let sound = true;
  for (const file of files) {
    const name = schemaName(file);
    if (name === undefined && file.path !== UNITS_FILE) continue;
    const parsed = parseFile(file);
    if (!parsed.ok) {
      sound = false;
      for (const problem of parsed.problems) {
        report.addText({ code: problem.code, severity: 'error' }, parsed, problem);
      }
    } else if (name === undefined) {
      units = parsed.document;
    } else {
      for (const problem of profileProblems(parsed.document.value)) {
        sound = false;
        report.addValue({ code: SCHEMA_PROFILE, severity: 'error' }, parsed.document, problem);
      }
      // Within the profile, which is what Schema describes.
      schemas.set(name, parsed.document.value as Schema);
    }
  }
  if (!sound) return undefined;
  return compiled(schemas, units, report);
}

function compiled(
  schemas: ReadonlyMap<string, Schema>,
  units: JsonDocument | undefined,
  report: Report,
): CheckedSchemas | undefined {
  try {
    for (const [fileName, schema] of schemas) {
      for (const $ref of referencesIn(schema as JsonObject)) dereference(schemas, fileName, { $ref });
    }
    const verdicts = compileVerdicts(schemas);
    const validators = compileSchemas(schemas);
    for (const fileName of new Set([...NEEDED, ...schemas.keys()])) verdicts(fileName);
    const table = unitTable(units, { verdicts, validators }, report);
    return table && { schemas, verdicts, validators, units: table };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    report.addText(
      { code: 'wrong-schema', severity: 'error' },
      { path: 'schemas', text: '' },
      {
        offset: 0,
        length: 0,
        message: `The schemas cannot be used: ${message}.`,
        help: 'Correct the schema that the message names.',
      },
    );
    return undefined;
  }
}

/**
 * Reads schemas that {@link checkSchemas} has found sound before, to check records with.
 * @throws Error where they are not.
 */
export function soundSchemas(files: readonly SourceFile[]): CheckedSchemas {
  const { schemas, units } = readSchemas(files);
  const verdicts = isCompiledAhead(files) ? verdictAhead : compileVerdicts(schemas);
  return { schemas, verdicts, validators: compileSchemas(schemas), units };
}

function isCompiledAhead(files: readonly SourceFile[]): boolean {
  return COMPILED_AHEAD !== undefined && schemasDigest(files) === COMPILED_AHEAD.digest;
}

function verdictAhead(fileName: string): (value: unknown) => boolean {
  const verdict = COMPILED_AHEAD?.verdicts[fileName];
  if (verdict === undefined) throw new TypeError(`There is no schema ${fileName}.`);
  return verdict;
}

/** Every `$ref` in a schema. */
function* referencesIn(value: Json): Generator<string> {
  if (Array.isArray(value)) for (const item of value) yield* referencesIn(item);
  else if (isObject(value)) {
    const reference = own(value, '$ref');
    if (typeof reference === 'string') yield reference;
    for (const inner of Object.values(value)) yield* referencesIn(inner);
  }
}

function unitTable(
  document: JsonDocument | undefined,
  { verdicts, validators }: Pick<CheckedSchemas, 'verdicts' | 'validators'>,
  report: Report,
): UnitTable | undefined {
  if (document === undefined) throw new Error(`There is no ${UNITS_FILE}`);
  if (!verdicts('units.schema.json')(document.value)) {
    const validate = validators('units.schema.json');
    validate(document.value);
    for (const problem of schemaProblems(validate.errors ?? [])) {
      report.addValue({ code: problem.code, severity: 'error' }, document, problem);
    }
    return undefined;
  }
  // Valid under units.schema.json, which describes a list of Unit.
  const units = document.value as unknown as Unit[];
  const problems = [...unitProblems(units)];
  for (const problem of problems) report.addValue({ code: UNIT_TABLE, severity: 'error' }, document, problem);
  return problems.length > 0 ? undefined : unitTableOf(units);
}
