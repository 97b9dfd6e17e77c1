import type { CheckedCollection } from '../../core/check/collection.ts';
import { type Answered, answer, withText } from '../../core/draft/answer.ts';
import { complete } from '../../core/draft/complete.ts';
import type { Draft } from '../../core/draft/draft.ts';
import type { Question } from '../../core/draft/question.ts';
import { questionsFor } from '../../core/draft/questions.ts';
import type { SourceText } from '../../core/evidence/text.ts';

/** A person at a terminal. */
export interface Person {
  /**
   * Asks a question until the answer is one.
   * @param problem says why an answer is none
   * @returns undefined where the person breaks off
   */
  ask(question: Question, problem: (answer: string) => string | undefined): Promise<string | undefined>;
  /** Asks whether to go on; false where the person does not want to, or breaks off. */
  confirm(question: string): Promise<boolean>;
  /** Shows something in between. */
  tell(text: string): void;
}

/**
 * Asks for everything that a draft still needs, one question after the other.
 * @param readTextAt gives the text of a file, or undefined where there is none
 * @returns the finished draft; undefined where the person breaks off
 */
export async function askAll(
  collection: CheckedCollection,
  draft: Draft,
  person: Person,
  readTextAt: (path: string) => SourceText | undefined,
): Promise<Draft | undefined> {
  let answered = draft;
  for (;;) {
    const [question] = questionsFor(collection, answered, complete(collection, answered));
    if (question === undefined) return answered;
    const current = answered;
    const take = (text: string): Answered => {
      if (question.kind !== 'text') return answer(collection, current, question, text);
      const source = readTextAt(text.trim());
      if (source === undefined) return { problem: `There is no file ${text}.` };
      return withText(collection, current, source);
    };
    const problem = (text: string): string | undefined => {
      const result = take(text);
      return 'problem' in result ? result.problem : undefined;
    };
    const text = await person.ask(question, problem);
    if (text === undefined) return undefined;
    const result = take(text);
    if ('draft' in result) answered = result.draft;
  }
}
