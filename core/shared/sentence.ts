/** A text that people wrote, as a sentence: with a full stop at its end, where it has no mark there. */
export function sentence(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}
