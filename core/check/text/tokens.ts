/** One piece of a JSON text that the token rules look at. `depth` counts the brackets open around it. */
export type JsonToken =
  | { kind: 'open' | 'close'; bracket: '{' | '['; offset: number; length: number; depth: number }
  | { kind: 'key' | 'string'; value: string; raw: string; offset: number; length: number; depth: number }
  | { kind: 'number'; raw: string; offset: number; length: number; depth: number };

/** A string (closed or not), a bracket or comma, or a run of anything else but white space and colons. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],]|[^\s"{}[\],:]+/gs;

/**
 * Reads a JSON text as tokens, without recursion, so that nesting costs no stack. It does not judge the
 * grammar: rules may run on a text that does not parse.
 */
export function* tokens(text: string): Generator<JsonToken> {
  const brackets: string[] = [];
  let expectsKey = false;
  for (const { 0: raw, index: offset } of text.matchAll(TOKEN)) {
    const at = { offset, length: raw.length, depth: brackets.length };
    if (raw === '{' || raw === '[') {
      brackets.push(raw);
      expectsKey = raw === '{';
      yield { kind: 'open', bracket: raw, ...at, depth: brackets.length };
    } else if (raw === '}' || raw === ']') {
      brackets.pop();
      expectsKey = false;
      yield { kind: 'close', bracket: raw === '}' ? '{' : '[', ...at };
    } else if (raw === ',') {
      expectsKey = brackets.at(-1) === '{';
    } else if (raw.startsWith('"')) {
      yield { kind: expectsKey ? 'key' : 'string', value: stringValue(raw), raw, ...at };
      expectsKey = false;
    } else if (/^[-\d]/.test(raw)) {
      yield { kind: 'number', raw, ...at };
    }
  }
}

function stringValue(raw: string): string {
  if (!raw.includes('\\')) return raw.slice(1, -1);
  try {
    return JSON.parse(raw);
  } catch {
    // A wrong escape is a matter for the syntax rule; here the text stands for itself.
    return raw;
  }
}
