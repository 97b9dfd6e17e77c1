import type { CommandResult } from '../command.ts';
import { EXIT } from '../exit-code.ts';

/** The options that every command takes. */
export interface GlobalOptions {
  json?: boolean;
  quiet?: boolean;
  cwd: string;
}

/** Runs a command, prints its result and sets the exit status. */
export async function run(
  options: GlobalOptions,
  command: () => CommandResult | Promise<CommandResult>,
): Promise<void> {
  const { exitCode, json, text } = await command();
  process.exitCode = exitCode;
  if (options.json) process.stdout.write(`${JSON.stringify(json, undefined, 2)}\n`);
  else if (text !== '' && (!options.quiet || exitCode !== EXIT.ok)) process.stdout.write(`${text}\n`);
}
