import type { Options } from 'ajv/dist/2020.js';

/**
 * Options with which ajv compiles quickly. Collections are small next to the cost of compiling, so validators
 * are not polished; and every schema has been looked at before it is compiled, by the profile rule or because
 * it ships with the program, so loading the meta-schema would only take time.
 */
export const QUICK_COMPILE: Options = {
  meta: false,
  validateSchema: false,
  inlineRefs: false,
  code: { optimize: false },
};
