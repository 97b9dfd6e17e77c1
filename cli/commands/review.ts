import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { CheckedCollection } from '../../core/check/collection.ts';
import { snapshotOf } from '../../core/compare/snapshot.ts';
import { type DataDiff, diffStates } from '../../core/review/data-diff.ts';
import { type Plan, planRelease } from '../../core/review/plan.ts';
import { type Preview, previewOf } from '../../core/review/preview.ts';
import { stateOf } from '../../core/review/state.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { withProgress } from '../progress.ts';
import { checkProject } from '../project.ts';
import { reviewMarkdown } from '../review/review-markdown.ts';
import { locateState } from '../states/locate-state.ts';
import { factsOf, type StateFacts } from '../states/located-state.ts';
import { readBase } from '../states/read-base.ts';
import { readState } from '../states/read-state.ts';
import { StateFindings } from '../states/state-findings.ts';
import { exitCodeOf } from './plan.ts';

interface ReviewOptions extends CommonOptions {
  base: string;
  release?: string;
  out?: string;
}

/** What a change does, for somebody who has to judge it. */
interface Compared {
  collection: string;
  diff: DataDiff;
  /** What the plan is against. */
  planBase?: StateFacts;
  plan: Plan;
  preview: Preview;
}

/** What came of comparing: all of it, or the name of a state whose records have errors. */
type Outcome = { compared: Compared } | { unsound: string };

/**
 * `depositary review`: verdict, data diff, plan and preview of the working tree, in one Markdown document that fits into a
 * comment. Where its records have errors, or those that they are compared with, only the verdict.
 */
export async function reviewCommand(options: ReviewOptions): Promise<CommandResult> {
  const { cwd, out } = options;
  const { findings, counts, collection } = checkProject(cwd);
  const base = factsOf(await locateState(cwd, options.base));
  const outcome =
    collection && (await withProgress(options, 'Comparing', () => compareIfSound(options, collection)));
  const text = reviewMarkdown({ findings, counts, base, ...outcome });
  if (out !== undefined) write(resolve(cwd, out), text);
  const compared = outcome !== undefined && 'compared' in outcome ? outcome.compared : undefined;
  return {
    exitCode: exitCode(collection !== undefined, compared),
    json: {
      command: 'review',
      base,
      findings,
      ...compared,
      ...(outcome !== undefined && 'unsound' in outcome && { state: outcome.unsound }),
      ...(out !== undefined && { out }),
    },
    text: out === undefined ? text.trimEnd() : `Wrote ${out}.`,
  };
}

/** A change that mends what it is compared with is no failure. */
function exitCode(isSound: boolean, compared: Compared | undefined): ExitCode {
  if (!isSound) return EXIT.findings;
  return compared === undefined ? EXIT.ok : exitCodeOf(compared.plan);
}

async function compareIfSound(options: ReviewOptions, collection: CheckedCollection): Promise<Outcome> {
  try {
    return { compared: await compareAll(options, collection) };
  } catch (error) {
    if (error instanceof StateFindings) return { unsound: error.state };
    throw error;
  }
}

async function compareAll(
  { cwd, base, release }: ReviewOptions,
  collection: CheckedCollection,
): Promise<Compared> {
  const snapshot = snapshotOf(collection);
  const before = await readState(await locateState(cwd, base));
  const against = await readBase(cwd, release ?? base, snapshot);
  const plan = planRelease(against?.base, snapshot);
  return {
    collection: snapshot.settings.name,
    diff: diffStates(before, stateOf(snapshot)),
    ...(against && { planBase: against.facts }),
    plan,
    preview: previewOf(before.entries, snapshot, plan.version),
  };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
