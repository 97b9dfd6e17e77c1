/** The languages in which `depositary types` gives the types of a release. */
export const LANGUAGES = ['ts', 'py', 'go'] as const;

export type Language = (typeof LANGUAGES)[number];
