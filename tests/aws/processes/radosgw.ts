import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type CephPlaces, cephConfiguration, GATEWAY } from './ceph-configuration.ts';
import { notInstalled } from './component.ts';
import { answers, type Program, type RunningProcess, start } from './running-process.ts';
import { freePort, newWorkplace, plainEnvironment, type Workplace } from './workplace.ts';

/** Who may ask for something. */
export interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
}

/** A running gateway of Ceph to S3, with real signatures and bucket policies. */
export interface Radosgw {
  /** Without a slash at the end. */
  url: string;
  /** What an S3Client needs to talk to it as the user who owns the buckets. */
  connection: { endpoint: string; region: string; forcePathStyle: true; credentials: Credentials };
  /** Makes another user; they have no part in the first one's buckets. */
  createUser(name: string): Promise<Credentials>;
  stop(): Promise<void>;
}

/** Why the gateway cannot run here. */
export function radosgwUnavailable(): string | undefined {
  const programs = ['radosgw', 'radosgw-admin', 'ceph', 'ceph-mon', 'ceph-osd', 'monmaptool'];
  return notInstalled(...programs.map((name) => [name, '--version'] as const));
}

const run = promisify(execFile);
const STEP_MS = 60_000;

/** Starts a cluster of its own: a monitor, a store in memory, a gateway. */
export async function startRadosgw(): Promise<Radosgw> {
  const workplace = newWorkplace('radosgw');
  const running: RunningProcess[] = [];
  const stop = async (): Promise<void> => {
    for (const process of running.splice(0).reverse()) await process.stop();
    workplace.remove();
  };
  try {
    return { ...(await startCluster(workplace, running)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startCluster(workplace: Workplace, running: RunningProcess[]): Promise<Omit<Radosgw, 'stop'>> {
  const { folder } = workplace;
  const env = { ...plainEnvironment(workplace), CEPH_CONF: join(folder, 'ceph.conf') };
  const places: CephPlaces = {
    folder,
    cluster: randomUUID(),
    monitorPort: await freePort(),
    gatewayPort: await freePort(),
  };
  writeFileSync(env.CEPH_CONF, cephConfiguration(places));
  for (const name of ['mon', 'osd', 'rgw']) workplace.make(name);
  const step = async (command: string, ...args: readonly string[]): Promise<string> =>
    (await run(command, args, { env, timeout: STEP_MS, maxBuffer: 2 ** 26 })).stdout;
  const launch = async (
    name: string,
    args: readonly string[],
    isReady: Program['isReady'],
  ): Promise<void> => {
    // Nothing in it is worth a tidy end.
    running.push(
      await start({ name, command: name, args: [...args, '-f'], env, isReady, graceMs: 0 }, workplace),
    );
  };
  const createUser = async (name: string): Promise<Credentials> => {
    const credentials = { accessKeyId: `AK${name.toUpperCase()}`, secretAccessKey: randomUUID() };
    await step(
      'radosgw-admin',
      ...['-n', GATEWAY, 'user', 'create', '--uid', name, '--display-name', name],
      ...['--access-key', credentials.accessKeyId, '--secret', credentials.secretAccessKey],
    );
    return credentials;
  };

  const map = join(folder, 'monmap');
  const address = `[v2:127.0.0.1:${places.monitorPort}]`;
  await step('monmaptool', '--create', '--fsid', places.cluster, '--addv', 'a', address, map);
  await step('ceph-mon', '--mkfs', '-i', 'a', '--monmap', map);
  await launch('ceph-mon', ['-i', 'a'], async () => (await step('ceph', 'mon', 'stat')) !== '');

  const store = randomUUID();
  await step('ceph', 'osd', 'new', store);
  await step('ceph-osd', '--mkfs', '-i', '0', '--osd-uuid', store);
  await launch('ceph-osd', ['-i', '0'], async () => (await step('ceph', 'osd', 'stat')).includes('1 up'));

  const url = `http://127.0.0.1:${places.gatewayPort}`;
  await launch('radosgw', ['-n', GATEWAY], () => answers(url));
  // It takes any region, and does not say one.
  const connection = { endpoint: url, region: 'default', forcePathStyle: true as const };
  return { url, connection: { ...connection, credentials: await createUser('owner') }, createUser };
}
