import { resolve } from 'node:path';
import type { CheckedCollection } from '../../core/check/collection.ts';
import { unusedRecord } from '../../core/check/rules/unused-record.ts';
import { complete } from '../../core/draft/complete.ts';
import type { Draft } from '../../core/draft/draft.ts';
import { questionsFor } from '../../core/draft/questions.ts';
import { reopened } from '../../core/draft/reopened.ts';
import { readText, type SourceText } from '../../core/evidence/text.ts';
import { hasErrors } from '../../core/shared/finding.ts';
import type { CommandResult } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { renderPretty } from '../findings/pretty.ts';
import { askAll, type Person } from '../new/ask-all.ts';
import { type AnswerOptions, draftFromOptions } from '../new/draft-from-options.ts';
import { type Finished, finish, type Project } from '../new/finished.ts';
import { missingAnswers } from '../new/missing-answers.ts';
import { renderDryRun, renderRefused, renderWritten, textOfDraft } from '../new/render-finished.ts';
import { writeRecord } from '../new/write-record.ts';
import { requireCollection } from '../project.ts';
import { readTextFile } from '../text-file.ts';

interface NewOptions extends AnswerOptions {
  dryRun: boolean;
  /** False where nobody may be asked. */
  input: boolean;
  json?: boolean;
}

const BROKEN_OFF: CommandResult = {
  exitCode: EXIT.interrupted,
  json: { command: 'new', outcome: 'broken-off' },
  text: 'Nothing was written.',
};

/**
 * `depositary new`: a record, or a claim of a figure, from the answers that options and, on a terminal, prompts give.
 * @param person who is asked; the one at the terminal where there is one
 */
export async function newCommand(options: NewOptions, person?: Person): Promise<CommandResult> {
  const project = requireCollection('new', options.cwd);
  if ('failed' in project) return project.failed;
  const asked = person ?? (await personAt(options));
  let draft: Draft | undefined = draftFromOptions(project.collection, options);
  for (;;) {
    draft = await allAnswers(project.collection, draft, asked, options.cwd);
    if (draft === undefined) return BROKEN_OFF;
    const done = finish(project, draft);
    if (!hasErrors(done.findings)) return conclude(project, done, options, asked);
    const again = asked && reopened(draft, done, done.findings);
    if (asked === undefined || again === undefined) return resultOf(done, 'refused');
    asked.tell(renderPretty(done.findings, textOfDraft(done)));
    draft = again;
  }
}

/** The person at the terminal; undefined where nobody is there to be asked, or nobody may be. */
async function personAt({ input, json }: NewOptions): Promise<Person | undefined> {
  if (!input || json || !process.stdin.isTTY || !process.stdout.isTTY) return undefined;
  return (await import('../new/person.ts')).personAtTerminal;
}

/**
 * The draft with every answer that is needed; undefined where the person breaks off.
 * @throws UserError that names all that is missing, where nobody is asked.
 */
async function allAnswers(
  collection: CheckedCollection,
  draft: Draft,
  person: Person | undefined,
  cwd: string,
): Promise<Draft | undefined> {
  if (person !== undefined) return askAll(collection, draft, person, (path) => textAt(resolve(cwd, path)));
  const needed = questionsFor(collection, draft, complete(collection, draft)).filter(
    ({ optional }) => optional !== true,
  );
  if (needed.length > 0) throw missingAnswers(needed);
  return draft;
}

function textAt(path: string): SourceText | undefined {
  try {
    return readText(readTextFile(path));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Writes the record, unless it is not wanted. What was asked before is set off from the result by an empty line. */
async function conclude(
  { collection }: Project,
  done: Finished,
  { cwd, dryRun }: NewOptions,
  person: Person | undefined,
): Promise<CommandResult> {
  const concluded = (outcome: 'written' | 'dry-run'): CommandResult => {
    const result = resultOf(done, outcome);
    return person === undefined ? result : { ...result, text: `\n${result.text}` };
  };
  if (dryRun) return concluded('dry-run');
  // A new source, actor or place is named by records that come after it.
  const doubts = done.findings.filter(({ code }) => code !== unusedRecord.code);
  if (person !== undefined && doubts.length > 0) {
    person.tell(renderPretty(doubts, textOfDraft(done)));
    if (!(await person.confirm(`Write ${done.path} all the same?`))) return BROKEN_OFF;
  }
  const present = collection.entries.find(({ document }) => document.path === done.path);
  writeRecord(cwd, done, present?.document.text);
  return concluded('written');
}

function resultOf(done: Finished, outcome: 'written' | 'dry-run' | 'refused'): CommandResult {
  const { record, path, claim, completion, findings, similar } = done;
  const render = { written: renderWritten, 'dry-run': renderDryRun, refused: renderRefused }[outcome];
  const { content } = completion;
  return {
    exitCode: outcome === 'refused' ? EXIT.findings : EXIT.ok,
    json: {
      command: 'new',
      outcome,
      record,
      path,
      ...(claim !== undefined && { claim }),
      content,
      findings,
      similar,
    },
    text: render(done),
  };
}
