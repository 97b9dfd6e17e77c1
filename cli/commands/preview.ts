import { planRelease } from '../../core/review/plan.ts';
import { previewOf } from '../../core/review/preview.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { withProgress } from '../progress.ts';
import { paragraph } from '../review/blocks.ts';
import { type ReportFormat, renderReport } from '../review/format.ts';
import { previewBlocks } from '../review/preview-blocks.ts';
import { workingTree } from '../states/locate-state.ts';
import { readBase } from '../states/read-base.ts';
import { readSnapshot } from '../states/read-state.ts';
import { withSoundStates } from '../states/state-findings.ts';

/** `depositary preview`: the records that changed, as they will be read. */
export function previewCommand(
  options: CommonOptions & { base?: string; format: ReportFormat },
): Promise<CommandResult> {
  const { cwd, base, format } = options;
  return withSoundStates('preview', async () => {
    const snapshot = readSnapshot(workingTree(cwd));
    const found = await withProgress(options, 'Reading', () => readBase(cwd, base, snapshot));
    const { version } = planRelease(found?.base, snapshot);
    const preview = previewOf(found?.base.entries, snapshot, version);
    const blocks = [
      ...(found?.facts.note === undefined ? [] : [paragraph(found.facts.note)]),
      ...previewBlocks(preview),
    ];
    return {
      exitCode: EXIT.ok,
      json: {
        command: 'preview',
        ...(found && { base: found.facts }),
        ...(version !== undefined && { version }),
        preview,
      },
      text: renderReport(blocks, format),
    };
  });
}
