import { flagFor, type Question } from '../../core/draft/question.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { printable } from '../printable.ts';

/** How many of the answers that there are a message shows. */
const SHOWN = 12;

/** The error that names every answer that is missing, with the option that gives it. */
export function missingAnswers(questions: readonly Question[]): UserError {
  const lines = questions.map((question) => `  ${flagFor(question)}\n      ${printable(hintOf(question))}`);
  const count = questions.length === 1 ? 'One answer is' : `${questions.length} answers are`;
  return new UserError(
    EXIT.usage,
    `${count} missing:\n${lines.join('\n')}`,
    'Add these options. On a terminal, without --no-input and --json, the command asks for them.',
  );
}

function hintOf({ description, choices, example }: Question): string {
  if (choices === undefined)
    return example === undefined ? description : `${description} For example: ${example}`;
  const shown = choices.slice(0, SHOWN).map(({ answer }) => answer);
  const more = choices.length > SHOWN ? `, … (${choices.length} in all)` : '';
  return `${description} One of: ${shown.join(', ')}${more}`;
}
