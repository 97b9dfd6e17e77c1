import type { ValidateFunction } from 'ajv/dist/2020.js';

/** Validators of one set of schemas that were found sound and compiled when the program was built. */
export interface CompiledAhead {
  /** Of the schema files (schemasDigest in schemas.ts): for other files these are no validators. */
  digest: string;
  /** By file name. */
  verdicts: Readonly<Record<string, ValidateFunction>>;
}

/**
 * Nothing, in the source. A build puts the module of ahead-module.ts in the place of this one (build.ts), so that
 * checking a project with the schemas that the program comes with costs no compiling.
 */
export const COMPILED_AHEAD: CompiledAhead | undefined = undefined;
