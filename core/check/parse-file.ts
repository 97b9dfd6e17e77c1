import { holdsLines, LARGEST_FILE, type SourceFile } from '../load/project-files.ts';
import type { Json } from '../shared/json.ts';
import type { BytesRule, TextProblem, TokenRule } from './rule.ts';
import { byteOrderMark } from './text/byte-order-mark.ts';
import { duplicateKey } from './text/duplicate-key.ts';
import { invalidUtf8 } from './text/invalid-utf8.ts';
import { firstSyntaxProblem, JSON_SYNTAX } from './text/json-syntax.ts';
import { listTooLong } from './text/list-too-long.ts';
import { loneSurrogate } from './text/lone-surrogate.ts';
import { nestingTooDeep } from './text/nesting-too-deep.ts';
import { prototypeKey } from './text/prototype-key.ts';
import { tokens } from './text/tokens.ts';
import { unsafeNumber } from './text/unsafe-number.ts';

/** A text of JSON: a file, or a line of a file of many records. */
export interface TextInFile {
  path: string;
  readonly text: string;
  /** Of a line: the byte at which it begins in its file. */
  start?: number;
}

/** A JSON text that was read: the text, for positions, and its value. */
export interface JsonDocument extends TextInFile {
  value: Json;
}

/** A text problem with the code of the rule that found it. */
export interface CodedTextProblem extends TextProblem {
  code: string;
}

/** What reading a file gives: a document, or the text as far as it was read and what is wrong with it. */
export type ParsedFile =
  | { ok: true; document: JsonDocument }
  | { ok: false; path: string; text: string; problems: CodedTextProblem[] };

export const BYTES_RULES: readonly BytesRule[] = [byteOrderMark, invalidUtf8];
export const TOKEN_RULES: readonly TokenRule[] = [
  nestingTooDeep,
  listTooLong,
  duplicateKey,
  prototypeKey,
  loneSurrogate,
  unsafeNumber,
];

/** A file with more problems than this has one cause that its curator will find among them. */
const MOST_PROBLEMS = 100;

/** The codes of files that were not read at all. */
export const UNREAD_CODES = {
  link: 'not-a-file',
  special: 'not-a-file',
  'too-large': 'file-too-large',
} as const;

/**
 * Reads a file as JSON, more strictly than `JSON.parse`: see the rules above. A file with any such problem
 * has no document, so no later rule stumbles over it.
 */
export function parseFile(file: SourceFile): ParsedFile {
  if (file.bytes === undefined) return unread(file);
  const { path, bytes } = file;
  for (const rule of BYTES_RULES) {
    const problems = [...rule.check(bytes)].map((problem) => ({ code: rule.code, ...problem }));
    if (problems.length > 0) return { ok: false, path, text: new TextDecoder().decode(bytes), problems };
  }
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const problems = tokenProblems(text);
  // Nesting is looked at before parsing, because the parser that finds the place of an error recurses.
  const tooDeep = problems.filter((problem) => problem.code === nestingTooDeep.code);
  if (tooDeep.length > 0) return { ok: false, path, text, problems: tooDeep };
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, path, text, problems: [{ code: JSON_SYNTAX, ...firstSyntaxProblem(text) }] };
  }
  return problems.length > 0
    ? { ok: false, path, text, problems }
    : { ok: true, document: { path, text, value } };
}

function tokenProblems(text: string): CodedTextProblem[] {
  const looks = TOKEN_RULES.map((rule) => ({ code: rule.code, look: rule.start() }));
  const problems: CodedTextProblem[] = [];
  for (const token of tokens(text)) {
    for (const { code, look } of looks) {
      const problem = look(token);
      if (problem === undefined) continue;
      problems.push({ code, ...problem });
      if (code === nestingTooDeep.code || problems.length === MOST_PROBLEMS) return problems;
    }
  }
  return problems;
}

function unread(file: SourceFile): ParsedFile {
  const reason = file.unread ?? 'special';
  const wording = {
    link: { message: 'This is a link, and links are not followed.', help: 'Put the file itself here.' },
    special: {
      message: 'This is no regular file.',
      help: 'Remove it: datasets/ and schemas/ hold JSON files only.',
    },
    'too-large': {
      message: `${holdsLines(file.path) ? 'This line is longer' : 'The file is larger'} than ${LARGEST_FILE / 1024 / 1024} MiB and was not read.`,
      help: 'A record is a page of JSON; split it, or remove what does not belong in it.',
    },
  }[reason];
  const problem = { code: UNREAD_CODES[reason], offset: 0, length: 0, ...wording };
  return { ok: false, path: file.path, text: '', problems: [problem] };
}
