/** How `depositary` ends, for every command (docs/cli.md). */
export const EXIT = {
  ok: 0,
  /** There are findings at or above the level that counts as failure. */
  findings: 1,
  usage: 2,
  /** A file, folder or setting that the command needs is not there or not usable. */
  environment: 3,
  /** The network is needed and not available. */
  network: 4,
  /** A release was refused; nothing was written. */
  refused: 5,
  /** A fault of the program itself. */
  internal: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An error whose message is written for the person at the terminal. */
export class UserError extends Error {
  override name = 'UserError';
  readonly exitCode: ExitCode;
  readonly help: string;

  constructor(exitCode: ExitCode, message: string, help: string) {
    super(message);
    this.exitCode = exitCode;
    this.help = help;
  }
}
