import type { Step } from '../shared/pointer.ts';
import type { Schema } from '../shared/schema.ts';
import type { Choice } from './choices.ts';
import type { Part } from './draft.ts';

/** Something that is still needed for a record. */
export type Question = {
  /** How flags and messages name it. */
  name: string;
  /** What it asks for, as the schema says. */
  description: string;
  /** An answer from the schema, as a flag takes it. */
  example?: string;
  /** The answers that there are, the likeliest first. */
  choices?: readonly Choice[];
  /** The answer that is taken where nothing else is typed. */
  proposal?: string;
  /** A question that may be left without an answer; flags need not give it. */
  optional?: true;
} & (
  | { kind: 'text' }
  | { kind: 'phrase'; property?: string }
  | { kind: 'amount'; steps: readonly Step[] }
  | { kind: 'field'; steps: readonly Step[]; part: Part }
);

/** The first example of a schema, where it is a single value. */
export function exampleOf({ examples }: Schema): string | undefined {
  const [first] = examples ?? [];
  const value = Array.isArray(first) ? first[0] : first;
  return typeof value === 'object' || value === undefined ? undefined : String(value);
}

/** The flag that answers a question. */
export function flagFor(question: Question): string {
  switch (question.kind) {
    case 'text':
      return '--text FILE';
    case 'phrase':
      return question.property === undefined
        ? '--phrase "first words ... last words"'
        : `--phrase "${question.property}=first words ... last words"`;
    default:
      return `--set ${question.name}=…`;
  }
}
