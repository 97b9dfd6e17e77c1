import { notInstalled } from './component.ts';
import { answers, start } from './running-process.ts';
import { freePort, newWorkplace, plainEnvironment } from './workplace.ts';

/** The version that is installed by .ci/run and that tests/aws/ministack/gaps.test.ts describes. */
export const MINISTACK_VERSION = '1.5.33';

/** The only account there is. */
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

interface Connection {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
}

/** A running MiniStack: an emulator of AWS in one process, with everything in memory. */
export interface MiniStack {
  /** The one address of all services, without a slash at the end. */
  url: string;
  /** What an SDK client needs to talk to it. S3 wants `forcePathStyle: true` besides. */
  connection: Connection;
  /** The same for the data of CloudFront's key-value stores; wants loopback-names.ts in the process. */
  aliasConnection: Connection;
  /** The whole environment for a program that is to talk to it: the CDK CLI, `depositary submit`. */
  env: Readonly<Record<string, string>>;
  /** A folder for whatever belongs to it, which goes when it is stopped. */
  folder: string;
  /** Forgets everything: stacks, buckets, what `cdk bootstrap` made. */
  reset(): Promise<void>;
  /** Ends it, with the functions that it runs. */
  stop(): Promise<void>;
}

/** Why MiniStack cannot run here. */
export function ministackUnavailable(): string | undefined {
  return notInstalled(['ministack', '--help']);
}

/**
 * Starts a MiniStack of its own on a free port. Functions run as processes of the Node that runs this, and have in
 * their environment what Lambda would give them and nothing of the tests' environment.
 * @param settings more of MiniStack's settings, for example `{ SFN_WAIT_SCALE: '0.1' }` for state machines that wait a
 * tenth of the time before they try again
 */
export async function startMiniStack(
  settings: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<MiniStack> {
  return startAt(port ?? (await freePort()), settings);
}

async function startAt(port: number, settings: Readonly<Record<string, string>>): Promise<MiniStack> {
  const workplace = newWorkplace('ministack');
  const url = `http://127.0.0.1:${port}`;
  // See loopback-names.ts.
  const aliasesUrl = `http://localhost:${port}`;
  const program = {
    name: 'server',
    command: 'ministack',
    args: [],
    env: {
      ...plainEnvironment(workplace),
      BIND_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      // For functions with a runtime of their own; all others are told by themselves.
      AWS_ENDPOINT_URL: url,
      AWS_ENDPOINT_URL_CLOUDFRONT_KEYVALUESTORE: aliasesUrl,
      // Part of the addresses that it hands out; `localhost` may be another interface.
      MINISTACK_HOST: '127.0.0.1',
      MINISTACK_REGION: REGION,
      LAMBDA_EXECUTOR: 'local',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
      // Else it looks for leftovers of its own among the machine's containers, and removes them.
      DOCKER_HOST: `unix://${workplace.folder}/no-docker`,
      ...settings,
    },
    isReady: () => answers(`${url}/_ministack/ready`),
  };
  const running = await start(program, workplace).catch((error: unknown) => {
    workplace.remove();
    throw error;
  });
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return {
    url,
    connection: { endpoint: url, region: REGION, credentials },
    aliasConnection: { endpoint: aliasesUrl, region: REGION, credentials },
    env: {
      ...plainEnvironment(workplace),
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
      CDK_DISABLE_VERSION_CHECK: '1',
    },
    folder: workplace.folder,
    async reset() {
      const answer = await fetch(`${url}/_ministack/reset`, { method: 'POST' });
      if (!answer.ok) throw new Error(`MiniStack was not reset: ${answer.status}`);
    },
    async stop() {
      await running.stop();
      workplace.remove();
    },
  };
}
