/** The forms in which `check` prints findings. */
export const FORMATS = ['pretty', 'compact', 'json', 'github', 'sarif', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** Whether a form is one document for programs, which is printed even where there is nothing to tell. */
export function isDocument(format: Format): boolean {
  return format === 'json' || format === 'sarif' || format === 'junit';
}
