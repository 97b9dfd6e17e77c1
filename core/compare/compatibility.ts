import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { QUICK_COMPILE } from '../shared/ajv-options.ts';
import { DATASETS } from '../shared/datasets.ts';
import type { Schema, SchemaSet } from '../shared/schema.ts';
import { schemaFileName } from './compound-schema.ts';
import type { PublishedEntry } from './snapshot.ts';

/** How the records of a new release fit the published schemas of one earlier release. */
export interface SchemaFit {
  version: string;
  validated: number;
  /** The records that do not fit, as dataset/id. */
  failed: string[];
}

/** The empirical proof of compatibility: one fit for each earlier release of the same major. */
export type Compatibility = SchemaFit[];

/** Whether every record fits every earlier schema of the major. */
export function isCompatible(compatibility: Compatibility): boolean {
  return compatibility.every(({ failed }) => failed.length === 0);
}

/**
 * Validates every record against the published schemas of each earlier release. A release that had no schema for
 * a type promised nothing about it, and no reader of that release looks for it.
 * @param unproven those of the entries that the release before did not hold to all these schemas; the others fit, because a
 *   release with one that does not begins a new major
 */
export function proveCompatibility(
  entries: readonly PublishedEntry[],
  schemasOfMajor: ReadonlyMap<string, SchemaSet>,
  unproven: readonly PublishedEntry[] = entries,
): Compatibility {
  // A long history has few sets of schemas.
  const fits = new Map<SchemaSet, Omit<SchemaFit, 'version'>>();
  return [...schemasOfMajor].map(([version, schemas]) => {
    const fit = fits.get(schemas) ?? fitOf(entries, schemas, unproven);
    fits.set(schemas, fit);
    return { version, ...fit };
  });
}

function fitOf(
  entries: readonly PublishedEntry[],
  schemas: SchemaSet,
  unproven: readonly PublishedEntry[],
): Omit<SchemaFit, 'version'> {
  const isKnown = (entry: PublishedEntry): boolean => schemas.has(schemaOf(entry));
  return {
    validated: entries.filter(isKnown).length,
    failed: nonConforming(unproven.filter(isKnown), schemas),
  };
}

/** A schema that no validator can be made of. */
export class SchemaError extends Error {
  override name = 'SchemaError';
  readonly fileName: string;

  constructor(fileName: string, cause: unknown) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
    this.fileName = fileName;
  }
}

/**
 * The entries that are not valid under the published schemas, as dataset/id.
 * @throws SchemaError where a schema cannot be used
 */
export function nonConforming(entries: readonly PublishedEntry[], schemas: SchemaSet): string[] {
  const validators = compiled.get(schemas) ?? compile(schemas);
  compiled.set(schemas, validators);
  return entries.flatMap((entry) => {
    const validate = validators.get(schemaOf(entry));
    return validate?.(entry.content) ? [] : [`${entry.dataset}/${entry.id}`];
  });
}

/** The validators of schemas, by file name. */
type Validators = ReadonlyMap<string, ValidateFunction>;

/** A publisher that begins again holds its records to the same schemas; compiling them is a third of a small build. */
const compiled = new WeakMap<SchemaSet, Validators>();

function compile(schemas: SchemaSet): Validators {
  const ajv = new Ajv2020({ ...QUICK_COMPILE, strict: true, strictTypes: false });
  const compileOne = (fileName: string, schema: Schema): ValidateFunction => {
    try {
      return ajv.compile(schema);
    } catch (cause) {
      throw new SchemaError(fileName, cause);
    }
  };
  return new Map([...schemas].map(([name, schema]) => [name, compileOne(name, schema)]));
}

function schemaOf({ kind, dataset }: PublishedEntry): string {
  return schemaFileName(kind === 'tombstone' ? 'tombstone' : DATASETS[dataset]);
}
