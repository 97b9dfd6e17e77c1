import type { Plan } from '../../core/review/plan.ts';
import { planRelease } from '../../core/review/plan.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { withProgress } from '../progress.ts';
import { paragraph } from '../review/blocks.ts';
import { type ReportFormat, renderReport } from '../review/format.ts';
import { draftBlocks, planBlocks } from '../review/plan-blocks.ts';
import { workingTree } from '../states/locate-state.ts';
import { readBase } from '../states/read-base.ts';
import { readSnapshot } from '../states/read-state.ts';
import { withSoundStates } from '../states/state-findings.ts';

/** `depositary plan`: what publishing the working tree would do. */
export function planCommand(
  options: CommonOptions & { base?: string; format: ReportFormat },
): Promise<CommandResult> {
  const { cwd, base, format } = options;
  return withSoundStates('plan', async () => {
    const snapshot = readSnapshot(workingTree(cwd));
    const found = await withProgress(options, 'Planning', () => readBase(cwd, base, snapshot));
    const plan = planRelease(found?.base, snapshot);
    const collection = snapshot.settings.name;
    const blocks = [
      ...(found?.facts.note === undefined ? [] : [paragraph(found.facts.note)]),
      ...planBlocks(plan, collection, found?.facts.name),
      ...draftBlocks(plan),
    ];
    return {
      exitCode: exitCodeOf(plan),
      json: { command: 'plan', ...(found && { base: found.facts }), collection, plan },
      text: renderReport(blocks, format),
    };
  });
}

/** A release that would be refused ends as `publish` would. */
export function exitCodeOf({ outcome }: Plan): ExitCode {
  return outcome === 'refused' ? EXIT.refused : EXIT.ok;
}
