import { resolve } from 'node:path';
import type { CheckedCollection } from '../../core/check/collection.ts';
import { type Answered, asClaimOf, withNamedField, withPhrase, withText } from '../../core/draft/answer.ts';
import { type Draft, emptyDraft, holderSteps, rootPart } from '../../core/draft/draft.ts';
import { readText } from '../../core/evidence/text.ts';
import type { DatasetName } from '../../core/shared/datasets.ts';
import { dereference } from '../../core/shared/schema.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { readTextFile } from '../text-file.ts';

/** The answers that options give. */
export interface AnswerOptions {
  cwd: string;
  dataset: DatasetName;
  text?: string;
  phrase: readonly string[];
  set: readonly string[];
  claimOf?: string;
}

/**
 * The draft with the answers of the options.
 * @throws UserError that names every answer that is none.
 */
export function draftFromOptions(collection: CheckedCollection, options: AnswerOptions): Draft {
  const problems: string[] = [];
  let draft = emptyDraft(options.dataset);
  const take = (option: string, answered: Answered): void => {
    if ('problem' in answered) problems.push(`${option}: ${answered.problem}`);
    else draft = answered.draft;
  };
  if (options.claimOf !== undefined)
    take(`--claim-of ${options.claimOf}`, asClaimOf(collection, draft, options.claimOf));
  if (options.text !== undefined) {
    const text = readText(readTextFile(resolve(options.cwd, options.text)));
    take(`--text ${options.text}`, withText(collection, draft, text));
  }
  for (const option of options.set) {
    const [name, value] = split(option);
    if (value === undefined) problems.push(`--set ${option}: Write it as field=value.`);
    else take(`--set ${option}`, withNamedField(collection, draft, name, value));
  }
  for (const option of options.phrase) {
    const [name, words] = split(option);
    const isOfField = words !== undefined && propertiesOfHolder(collection, draft).includes(name);
    take(`--phrase "${option}"`, withPhrase(draft, isOfField ? name : undefined, isOfField ? words : option));
  }
  if (problems.length > 0) {
    throw new UserError(
      EXIT.usage,
      problems.length === 1
        ? (problems[0] ?? '')
        : `${problems.length} answers are wrong:\n  ${problems.join('\n  ')}`,
      `Nothing was written. Correct the command and run it again; \`depositary new --help\` says how answers are written.`,
    );
  }
  return draft;
}

function split(option: string): [name: string, value?: string] {
  const at = option.indexOf('=');
  return at === -1 ? [option] : [option.slice(0, at).replace(/^\//, ''), option.slice(at + 1)];
}

/** The properties of the object that holds the evidence. */
function propertiesOfHolder(collection: CheckedCollection, draft: Draft): string[] {
  let part = rootPart(collection, draft);
  for (const step of holderSteps(draft)) {
    const inner = typeof step === 'number' ? part.schema.items : part.schema.properties?.[step];
    if (inner !== undefined) part = dereference(collection.schemas, part.fileName, inner);
  }
  return Object.keys(part.schema.properties ?? {});
}
