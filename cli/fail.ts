import pc from 'picocolors';
import { ReleaseError } from '../client/release-error.ts';
import { ChangedMeanwhileError } from '../core/check/read-again.ts';
import { ProjectionError } from '../core/publish/projection.ts';
import { Refusal } from '../core/shared/refusal.ts';
import { EXIT, type ExitCode, UserError } from './exit-code.ts';

/** Says what went wrong in the user's words and gives the exit status for it. */
export function fail(error: unknown, json: boolean): ExitCode {
  const { exitCode, code, message, help } = describe(error);
  if (json)
    process.stdout.write(`${JSON.stringify({ command: 'error', code, message, help }, undefined, 2)}\n`);
  process.stderr.write(`${pc.bold(pc.red(`error[${code}]`))}: ${message}\n  ${pc.cyan('help:')} ${help}\n`);
  return exitCode;
}

function describe(error: unknown): { exitCode: ExitCode; code: string; message: string; help: string } {
  if (error instanceof Refusal) {
    return { exitCode: EXIT.refused, code: error.code, message: error.message, help: error.help };
  }
  if (error instanceof UserError) {
    const code =
      { [EXIT.usage]: 'usage', [EXIT.network]: 'network' }[error.exitCode as number] ?? 'environment';
    return { exitCode: error.exitCode, code, message: error.message, help: error.help };
  }
  if (error instanceof ReleaseError) {
    const help = 'What it means is in docs/consuming.md, under "Errors of the client".';
    return { exitCode: exitCodeOf(error), code: error.code, message: error.message, help };
  }
  if (error instanceof ChangedMeanwhileError) {
    const help = 'Run it again when nobody writes to the project.';
    return { exitCode: EXIT.environment, code: 'environment', message: `${error.message}.`, help };
  }
  if (error instanceof ProjectionError) {
    const help = 'Run it again when the other publishers are done.';
    return { exitCode: EXIT.environment, code: 'environment', message: error.message, help };
  }
  if (error instanceof Error && 'code' in error && error.code === 'ERR_SQLITE_ERROR') {
    const help = 'Another publisher holds the lock of the store; run it again when it is done.';
    return { exitCode: EXIT.environment, code: 'environment', message: `${error.message}.`, help };
  }
  if (error instanceof Error && 'syscall' in error) {
    // The operating system said no: a missing permission, a full disk, a file in the place of a folder.
    const help = 'Check the path, its permissions and the space on the disk.';
    return { exitCode: EXIT.environment, code: 'environment', message: `${error.message}.`, help };
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    exitCode: EXIT.internal,
    code: 'internal',
    message: 'This is a fault of depositary itself.',
    help: `Please report it with this text:\n${stack}`,
  };
}

/** A release that is not there is a mistake of the caller; one that is damaged is a finding, as for `verify`. */
function exitCodeOf({ code }: ReleaseError): ExitCode {
  if (code === 'network') return EXIT.network;
  const isAbsent = ['bad-range', 'no-such-release', 'yanked', 'no-such-file', 'no-web-crypto'].includes(code);
  return isAbsent ? EXIT.environment : EXIT.findings;
}
