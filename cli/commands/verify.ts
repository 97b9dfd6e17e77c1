import pc from 'picocolors';
import { type ReleaseVerification, verifyRelease } from '../../core/verify/verify-release.ts';
import type { CommandResult, CommonOptions } from '../command.ts';
import { EXIT } from '../exit-code.ts';
import { readTrustedKeys } from '../keys.ts';
import { printable } from '../printable.ts';
import { withProgress } from '../progress.ts';
import { locateRelease } from '../release-location.ts';

/** `depositary verify`: what a reader can check of a published release, from a directory or over HTTP. */
export async function verifyCommand(
  options: CommonOptions & { target: string; keys?: string },
): Promise<CommandResult> {
  const { cwd, target } = options;
  const trusted = options.keys === undefined ? undefined : readTrustedKeys(cwd, options.keys);
  const { read, collection, version } = await locateRelease(cwd, target);
  const result = await withProgress(options, 'Verifying', () =>
    verifyRelease(read, collection, version, trusted),
  );
  return {
    exitCode: result.problems.length === 0 ? EXIT.ok : EXIT.findings,
    json: { command: 'verify', target, ...result },
    text: render(result),
  };
}

function render({
  collection,
  version,
  files,
  bytes,
  records,
  signedBy,
  problems,
}: ReleaseVerification): string {
  if (problems.length === 0) {
    const signature = signedBy === undefined ? 'not signed' : `signed by ${signedBy}`;
    return `${pc.green('Verified')} ${collection} ${version}: ${files} files, ${bytes} bytes, ${records} records, ${signature}.`;
  }
  const lines = problems.map(
    ({ code, file, message }) =>
      `${pc.bold(pc.red(`error[${code}]`))}: ${printable(message)}\n  --> ${printable(file)}`,
  );
  const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
  return [...lines, `${count} in ${collection} ${version}; do not use this copy.`].join('\n\n');
}
