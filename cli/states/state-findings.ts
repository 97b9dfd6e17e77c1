import type { Finding } from '../../core/shared/finding.ts';
import type { CommandResult } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { renderPretty } from '../findings/pretty.ts';
import type { TextOf } from '../findings/text-of.ts';
import { printable } from '../printable.ts';

/** A state whose records have errors: there is nothing that readers would see of it. */
export class StateFindings extends Error {
  override name = 'StateFindings';
  readonly state: string;
  readonly findings: readonly Finding[];
  readonly textOf: TextOf;

  constructor(state: string, findings: readonly Finding[], textOf: TextOf) {
    super(`The records of ${state} have errors.`);
    this.state = state;
    this.findings = findings;
    this.textOf = textOf;
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
    const { state, findings, textOf, message } = error;
    return {
      exitCode: EXIT.findings,
      json: { command, state, findings },
      text: `${renderPretty(findings, textOf)}\n\n${printable(message)}`,
    };
  }
}
