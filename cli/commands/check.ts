import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import type { Severity } from '../../core/shared/finding.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { checkProject } from '../project.ts';
import { renderFindings } from '../render-findings.ts';

const RANK: Record<Severity, number> = { error: 2, warning: 1, notice: 0 };

/** `depositary check`: everything that can be checked offline. */
export function checkCommand({ cwd, failOn }: CommonOptions & { failOn: Severity }): CommandResult {
  const { findings, counts } = checkProject(cwd);
  const failed = findings.some(({ severity }) => RANK[severity] >= RANK[failOn]);
  const total = DATASET_NAMES.map((dataset) => `${counts[dataset]} ${dataset}`).join(', ');
  return {
    exitCode: failed ? EXIT.findings : EXIT.ok,
    json: { command: 'check', counts, findings },
    text: findings.length === 0 ? `No findings in ${total}.` : renderFindings(findings),
  };
}
