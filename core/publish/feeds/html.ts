const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Writes a text so that HTML, inside XML, shows it as it is. */
export function escapeHtml(text: string): string {
  return toXmlText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

/** A text without the characters that XML 1.0 cannot hold. */
export function toXmlText(text: string): string {
  return text.toWellFormed().replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd');
}
