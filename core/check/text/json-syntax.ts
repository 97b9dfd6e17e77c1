import { type ParseError, parse, printParseErrorCode } from 'jsonc-parser';
import type { TextProblem } from '../rule.ts';
import { commaFix } from './comma-fix.ts';

/** The rule's code; it has no rule object because parsing is its check (parse-file.ts). */
export const JSON_SYNTAX = 'json-syntax';

/** What is wrong, by the parser's name for the error. */
const MESSAGES: Record<string, string> = {
  CommaExpected: 'A comma is missing before this.',
  ColonExpected: 'A colon is missing after the key.',
  PropertyNameExpected: 'A key in double quotes is missing here; there may be a comma too many before it.',
  ValueExpected: 'A value is missing here; there may be a comma too many before it.',
  CloseBraceExpected: 'A closing brace } is missing.',
  CloseBracketExpected: 'A closing bracket ] is missing.',
  EndOfFileExpected: 'There is more text after the end of the value.',
  UnexpectedEndOfString: 'This text has no closing double quote on its line.',
  UnexpectedEndOfNumber: 'A digit is missing in this number.',
  InvalidCommentToken: 'JSON has no comments.',
  InvalidUnicode: 'Four hexadecimal digits must follow \\u.',
  InvalidEscapeCharacter: 'After a backslash only one of " \\ / b f n r t u may stand.',
  InvalidCharacter: 'A text may hold no raw tab, line break or other control character; write \\t or \\n.',
};

/** Where and how a text first leaves the JSON grammar (RFC 8259). Later errors mostly follow from the first. */
export function firstSyntaxProblem(text: string): TextProblem {
  const errors: ParseError[] = [];
  parse(text, errors, { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false });
  const [first] = errors;
  const fix = commaFix(text);
  const message =
    (first && MESSAGES[printParseErrorCode(first.error)]) ??
    'This is no JSON value: text and keys stand in double quotes; bare words are true, false and null only.';
  return {
    offset: first?.offset ?? 0,
    length: first?.length ?? 1,
    message,
    help: 'Correct the text here; an editor that knows JSON shows the place.',
    ...(fix && { fix }),
  };
}
