import { parseFile } from '../../../../core/check/parse-file.ts';

export interface ReadProblem {
  code: string;
  offset: number;
  message: string;
  /** What stands at the place, as far as the problem says it reaches. */
  text: string;
}

/** The problems of a file with this text or these bytes; none where it is read as JSON. */
export function problemsIn(content: string | Uint8Array): ReadProblem[] {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const parsed = parseFile({ path: 'datasets/actors/example-state.json', bytes });
  if (parsed.ok) return [];
  return parsed.problems.map(({ code, offset, length, message }) => ({
    code,
    offset,
    message,
    text: parsed.text.slice(offset, offset + length),
  }));
}

/** Bytes from texts, which become UTF-8, and single bytes. */
export function bytes(...parts: (string | number)[]): Uint8Array {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.of(part) : Buffer.from(part))));
}
