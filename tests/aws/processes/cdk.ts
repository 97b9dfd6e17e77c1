import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { MiniStack } from './ministack.ts';
import { ACCOUNT, REGION } from './ministack.ts';

const CDK = fileURLToPath(new URL('../../../node_modules/aws-cdk/bin/cdk', import.meta.url));
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
const TIMEOUT_MS = 120_000;

/** How a run of the CDK CLI ended. */
export interface CdkRun {
  /** False where it failed or was ended because it took too long. */
  ok: boolean;
  /** What it wrote to both of its outputs. */
  output: string;
}

/**
 * Runs the CDK CLI against MiniStack. It is ended after a while: CloudFormation waits for up to an hour for a custom
 * resource that never answers.
 * @param args for example `['deploy', '--app', folder, '--require-approval', 'never', 'dev/Delivery']`
 */
export function cdk(
  args: readonly string[],
  { env }: Pick<MiniStack, 'env'>,
  { cwd = REPOSITORY, timeoutMs = TIMEOUT_MS } = {},
): Promise<CdkRun> {
  const limits = { timeout: timeoutMs, killSignal: 'SIGKILL', maxBuffer: 2 ** 26 } as const;
  const options = { cwd, env, ...limits };
  return new Promise((resolve) => {
    execFile(process.execPath, [CDK, ...args], options, (error, stdout, stderr) => {
      const late = error?.killed ? `\nIt was ended after ${timeoutMs} ms.` : '';
      resolve({ ok: error === null, output: `${stdout}${stderr}${late}` });
    });
  });
}

/** Does what has to be done once in every account, and again after {@link MiniStack.reset}. */
export async function bootstrap(ministack: Pick<MiniStack, 'env' | 'folder'>): Promise<void> {
  const args = ['bootstrap', `aws://${ACCOUNT}/${REGION}`];
  // Where there is a cdk.json, its program would be run for nothing.
  const { ok, output } = await cdk(args, ministack, { cwd: ministack.folder });
  if (!ok) throw new Error(`cdk bootstrap failed:\n${output}`);
}
