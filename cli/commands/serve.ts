import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT, UserError } from '../exit-code.ts';
import { startEdge } from '../serve/edge.ts';

/** `depositary serve`: the local edge. It runs until it is interrupted. */
export async function serveCommand(
  options: CommonOptions & { store: string; port: string },
): Promise<CommandResult> {
  const port = Number(options.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new UserError(EXIT.usage, `"${options.port}" is no port.`, 'Give a number from 0 to 65535.');
  }
  const directory = resolve(options.cwd, options.store);
  if (!existsSync(directory)) {
    throw new UserError(
      EXIT.environment,
      `There is no store at ${options.store}.`,
      'Publish a release first: depositary publish.',
    );
  }
  const edge = await startEdge({ directory, port, onError: reportFault }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new UserError(
        EXIT.environment,
        `The port ${port} is in use.`,
        'Give another one with --port, or 0 for any.',
      );
    }
    throw error;
  });
  process.once('SIGINT', () => {
    process.exitCode = EXIT.interrupted;
    void edge.close();
  });
  return {
    exitCode: EXIT.ok,
    json: { command: 'serve', url: edge.url, store: options.store },
    text: `Serving ${options.store} at ${edge.url} (end with Ctrl-C)`,
  };
}

/** A reader sees no more than a bare 500; the person at the terminal sees why. */
function reportFault(error: unknown): void {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
}
