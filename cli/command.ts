import type { ExitCode } from './exit-code.ts';

/** What a command gives: the JSON document of `--json`, and the same for people. */
export interface CommandResult {
  exitCode: ExitCode;
  /** Described by schemas/cli/output.schema.json; `command` is its tag. */
  json: { command: string } & Record<string, unknown>;
  /** Lines for a person, without a final line end; empty where there is nothing to print. */
  text: string;
}

/** Options that every command takes. */
export interface CommonOptions {
  cwd: string;
  quiet?: boolean;
}
