import { autocomplete, confirm, log, select, text } from '@clack/prompts';
import type { Choice } from '../../core/draft/choices.ts';
import type { Question } from '../../core/draft/question.ts';
import { printable } from '../printable.ts';
import type { Person } from './ask-all.ts';

/** With more answers than this one types to find one. */
const MOST_AT_ONCE = 8;

/** The person at this terminal. */
export const personAtTerminal: Person = {
  async ask(question, problem) {
    const answer = await (question.choices === undefined
      ? askText(question, problem)
      : askChoice(question, question.choices));
    return typeof answer === 'symbol' ? undefined : answer;
  },
  async confirm(message) {
    return (await confirm({ message, initialValue: false })) === true;
  },
  tell: (message) => log.message(message),
};

function askText(
  question: Question,
  problem: (answer: string) => string | undefined,
): Promise<string | symbol> {
  const { example, proposal, optional } = question;
  return text({
    message: messageOf(question),
    ...(example !== undefined && { placeholder: `for example ${example}` }),
    ...(proposal !== undefined && { initialValue: proposal }),
    ...(optional === true && { defaultValue: '' }),
    validate: (value) => problem(value ?? ''),
  });
}

function askChoice(question: Question, choices: readonly Choice[]): Promise<string | symbol> {
  const options = choices.map(({ answer, label }) => ({
    value: answer,
    label: label === undefined ? answer : `${printable(label)} (${answer})`,
  }));
  const message = messageOf(question);
  return options.length > MOST_AT_ONCE
    ? autocomplete({
        message,
        options,
        maxItems: MOST_AT_ONCE,
        placeholder: 'type to search',
        validate: (value) => (value === undefined ? 'Nothing matches; type something else.' : undefined),
      })
    : select({ message, options });
}

function messageOf({ kind, name, description, optional }: Question): string {
  const enter =
    kind === 'phrase' ? ' Press Enter where the same passage shows it.' : ' Press Enter to leave it out.';
  return `${name}: ${printable(description)}${optional === true ? enter : ''}`;
}
