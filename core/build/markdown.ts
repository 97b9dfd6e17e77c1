/** Writes a text so that Markdown shows it as it is, also inside a table. */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~&]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
