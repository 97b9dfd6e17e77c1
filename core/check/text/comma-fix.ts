import type { Fix } from '../../shared/finding.ts';

/** A string (closed or not), a bracket, comma or colon, or a run of anything else but white space. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/gs;

/**
 * The edit that mends a text which is JSON but for its commas: one too many before a closing bracket or another comma,
 * or one missing before what begins on a line of its own. Undefined where anything else is wrong too: then nobody knows.
 */
export function commaFix(text: string): Fix | undefined {
  const edits = [...commaEdits(text)];
  const [first, last] = [edits[0], edits.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const end = last.offset + last.length;
  let mended = '';
  let from = first.offset;
  for (const { offset, length, text: inserted } of edits) {
    mended += text.slice(from, offset) + inserted;
    from = offset + length;
  }
  try {
    JSON.parse(text.slice(0, first.offset) + mended + text.slice(end));
  } catch {
    return undefined;
  }
  return { offset: first.offset, length: end - first.offset, text: mended };
}

function* commaEdits(text: string): Generator<Fix> {
  let before: { token: string; offset: number; end: number } | undefined;
  for (const { 0: token, index: offset } of text.matchAll(TOKEN)) {
    if (before?.token === ',' && /^[}\],]$/.test(token)) yield { offset: before.offset, length: 1, text: '' };
    else if (before && endsValue(before.token) && beginsValue(token)) {
      if (/[\r\n]/.test(text.slice(before.end, offset))) yield { offset: before.end, length: 0, text: ',' };
    }
    before = { token, offset, end: offset + token.length };
  }
}

/** A text that ends with a comma has swallowed the one that is missing after it. */
function endsValue(token: string): boolean {
  return !/^[{[,:]$|,"$/.test(token);
}

function beginsValue(token: string): boolean {
  return !/^[}\],:]$/.test(token);
}
