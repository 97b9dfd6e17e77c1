import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { Problem, TextProblem } from '../rule.ts';
import { nearMiss } from '../schema/near-miss.ts';
import { commaFix } from './comma-fix.ts';
import { fieldNear } from './field-near.ts';
import { type Mend, mendOf } from './mend.ts';

/** The rule's code; it has no rule object because parsing is its check (parse-file.ts). */
export const JSON_SYNTAX = 'json-syntax';

/** What is wrong, by the parser's name for the error. */
const MESSAGES: Record<string, Problem> = {
  CommaExpected: {
    message: 'Here a comma is missing, or something is too many.',
    help: 'Write a comma between two properties or items, and after each key a colon and one value.',
  },
  ColonExpected: { message: 'A colon is missing after the key.', help: 'Write it as "key": value.' },
  PropertyNameExpected: {
    message: 'A key in double quotes is missing here; there may be a comma too many before it.',
    help: 'Write "key": value, or remove the comma before it.',
  },
  ValueExpected: {
    message: 'A value is missing here; there may be a comma too many before it.',
    help: 'Write the value: a text in double quotes, a number, true, false, a list in [ ] or an object in { }.',
  },
  CloseBraceExpected: {
    message: 'A closing brace } is missing.',
    help: 'Write } where the object ends; look for a line that is indented otherwise than it should be.',
  },
  CloseBracketExpected: {
    message: 'A closing bracket ] is missing.',
    help: 'Write ] where the list ends; look for a line that is indented otherwise than it should be.',
  },
  EndOfFileExpected: {
    message: 'There is more text after the end of the value.',
    help: 'Remove it, or look for a closing bracket too many before it: a file holds one object in { }.',
  },
  UnexpectedEndOfString: {
    message: 'This text has no closing double quote on its line.',
    help: 'Write the double quote where the text ends, and \\n for a line break in it.',
  },
  UnexpectedEndOfNumber: {
    message: 'A digit is missing in this number.',
    help: 'Write a number such as 26, -3 or 0.5: digits stand before and after the point.',
  },
  InvalidCommentToken: {
    message: 'JSON has no comments.',
    help: 'Remove it; what readers should know goes into "note".',
  },
  InvalidUnicode: {
    message: 'Four hexadecimal digits must follow \\u.',
    help: 'Write the character itself, or its number as four digits, such as \\u00e9.',
  },
  InvalidEscapeCharacter: {
    message: 'After a backslash only one of " \\ / b f n r t u may stand.',
    help: 'Write \\\\ for the backslash itself, or remove it.',
  },
  InvalidCharacter: {
    message: 'A text may hold no raw tab, line break or other control character.',
    help: 'Write a space, or \\t or \\n where one is meant.',
  },
};

/** What the characters are called that are missing, too many or mistyped. */
const NAMES: Record<string, string> = {
  ',': 'a comma',
  ':': 'a colon',
  ' ': 'a space',
  '"': 'a double quote',
  '{': 'an opening brace {',
  '}': 'a closing brace }',
  '[': 'an opening bracket [',
  ']': 'a closing bracket ]',
};

/** What the parser names exactly, also where another character would make it JSON. */
const NAMED = [
  'InvalidCommentToken',
  'InvalidUnicode',
  'InvalidEscapeCharacter',
  'InvalidCharacter',
  'UnexpectedEndOfNumber',
];

/**
 * Where and how a text first leaves the JSON grammar (RFC 8259). Where one character makes it JSON, it is that one that
 * is named; else the place at which a parser gives up. Later errors mostly follow from the first.
 */
export function firstSyntaxProblem(text: string): TextProblem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const error: ParseError = errors[0] ?? { error: 1, offset: 0, length: 1 };
  const name = printParseErrorCode(error.error);
  const mend = NAMED.includes(name) ? undefined : mendOf(text, error.offset);
  const { offset, length } = mend ?? placeOf(text, error, name);
  const written = text.slice(offset, offset + length);
  const problem = mend ? mendProblem(mend, written) : (MESSAGES[name] ?? noValue(written));
  const field = fieldNear(text, offset);
  const message =
    field === undefined || field === written
      ? problem.message
      : problem.message.replace(/\.$/, `, near "${field}".`);
  const fix = commaFix(text);
  return { ...problem, message, offset, length, ...(fix && { fix }) };
}

function mendProblem({ text: right }: Mend, wrong: string): Problem {
  if (wrong === '') {
    const what = named(right);
    return {
      message: `${what.slice(0, 1).toUpperCase()}${what.slice(1)} is missing here.`,
      help: `Write ${right} here.`,
    };
  }
  if (right === '') {
    return { message: `There is ${named(wrong)} too many here.`, help: `Remove ${shown(wrong)} here.` };
  }
  return {
    message: `There is ${named(wrong)} in the place of ${named(right)}.`,
    help: `Write ${right} instead of ${shown(wrong)}.`,
  };
}

function named(character: string): string {
  return NAMES[character] ?? `the character ${shown(character)}`;
}

/** The characters that nobody sees, by their number. */
function shown(character: string): string {
  if (!/[\s\p{C}]/u.test(character)) return character;
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

/** What in a text with a wrong escape or a raw control character is wrong. */
const WRONG_IN_TEXT: Record<string, RegExp> = {
  InvalidEscapeCharacter: /(?<!\\)(?:\\\\)*\\(?!["\\/bfnrtu])/,
  InvalidUnicode: /\\u(?![0-9A-Fa-f]{4})/,
  InvalidCharacter: /[\u0000-\u001f]/,
};

/** Closer to the mistake than the parser: after what a comma is missing, and which character of a text is wrong. */
function placeOf(
  text: string,
  { offset, length }: ParseError,
  name: string,
): { offset: number; length: number } {
  if (name === 'CommaExpected') return { offset: text.slice(0, offset).trimEnd().length, length: 0 };
  const wrong = WRONG_IN_TEXT[name]?.exec(text.slice(offset, offset + length));
  if (!wrong) return { offset, length };
  return { offset: offset + wrong.index + wrong[0].length - 1, length: 1 };
}

const WORDS = ['true', 'false', 'null'];

function noValue(written: string): Problem {
  const meant = /^\w+$/.test(written) ? nearMiss(written, WORDS) : undefined;
  return {
    message: `${shortened(written)} is neither in double quotes nor a number, true, false or null.`,
    help: meant === undefined ? 'Put keys and texts into double quotes.' : `Did you mean ${meant}?`,
  };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
