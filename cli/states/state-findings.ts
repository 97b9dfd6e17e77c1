import type { Finding } from '../../core/shared/finding.ts';
import type { CommandResult } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { printable } from '../printable.ts';
import { renderFindings } from '../render-findings.ts';

/** A state whose records have errors: there is nothing that readers would see of it. */
export class StateFindings extends Error {
  override name = 'StateFindings';
  readonly state: string;
  readonly findings: readonly Finding[];

  constructor(state: string, findings: readonly Finding[]) {
    super(`The records of ${state} have errors.`);
    this.state = state;
    this.findings = findings;
  }
}

/** Runs a command that needs sound states, and ends with the findings of the first that is not. */
export async function withSoundStates(
  command: string,
  work: () => Promise<CommandResult>,
): Promise<CommandResult> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof StateFindings)) throw error;
    const { state, findings, message } = error;
    return {
      exitCode: EXIT.findings,
      json: { command, state, findings },
      text: `${renderFindings(findings)}\n\n${printable(message)}`,
    };
  }
}
