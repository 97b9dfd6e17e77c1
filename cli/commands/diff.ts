import { type DataDiff, diffStates } from '../../core/review/data-diff.ts';
import type { State } from '../../core/review/state.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withProgress } from '../progress.ts';
import { heading, paragraph } from '../review/blocks.ts';
import { diffBlocks } from '../review/diff-blocks.ts';
import { type ReportFormat, renderReport } from '../review/format.ts';
import { locateState, workingTree } from '../states/locate-state.ts';
import { factsOf, type LocatedState, type StateFacts } from '../states/located-state.ts';
import { readState } from '../states/read-state.ts';
import { withSoundStates } from '../states/state-findings.ts';

/** `depositary diff`: what differs between two states of a collection, record by record. */
export function diffCommand(
  options: CommonOptions & { from: string; to?: string; format: ReportFormat },
): Promise<CommandResult> {
  const { cwd, from, to, format } = options;
  return withSoundStates('diff', async () => {
    const old = await locateState(cwd, from);
    const now = to === undefined ? workingTree(cwd) : await locateState(cwd, to);
    const states = await withProgress(options, 'Comparing', async () => ({
      before: await readState(old),
      after: await readState(now),
    }));
    const facts = { from: namedAs(old, states.before), to: namedAs(now, states.after) };
    const diff = diffStates(states.before, states.after);
    return {
      exitCode: EXIT.ok,
      json: { command: 'diff', ...facts, diff },
      text: render(diff, facts, format),
    };
  });
}

/** A release is named by its version once it is read. */
function namedAs(located: LocatedState, { collection, version }: State): StateFacts {
  const facts = factsOf(located);
  return version === undefined ? facts : { ...facts, name: `${collection} ${version}` };
}

function render(
  diff: DataDiff,
  { from, to }: Record<'from' | 'to', StateFacts>,
  format: ReportFormat,
): string {
  const notes = [from, to].flatMap(({ note }) => (note === undefined ? [] : [paragraph(note)]));
  return renderReport([heading(1, `From ${from.name} to ${to.name}`), ...notes, ...diffBlocks(diff)], format);
}
