/** What goes back to the client. */
export interface Answer {
  status: number;
  headers?: Readonly<Record<string, string>>;
  body?: string | Uint8Array;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** An XML element; its content is text, unless it is said to be XML. */
export function element(
  name: string,
  content: string | number | boolean,
  kind: 'text' | 'xml' = 'text',
): string {
  const text = String(content);
  const inside = kind === 'xml' ? text : text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
  return `<${name}>${inside}</${name}>`;
}

export function xmlDocument(root: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}`;
}

export function xmlAnswer(root: string): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xmlDocument(root) };
}

/** The contents of all elements of a name, in flat XML as the SDK writes it. */
export function contentsOfElements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, inside = '']) =>
    Object.entries(ENTITIES).reduceRight((text, [plain, entity]) => text.replaceAll(entity, plain), inside),
  );
}
