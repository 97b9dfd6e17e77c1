import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { notInstalled } from './component.ts';
import { answers, start } from './running-process.ts';
import { type Caching, configurationFor } from './varnish-configuration.ts';
import { freePort, newWorkplace, plainEnvironment } from './workplace.ts';

/** A running Varnish in front of an origin. */
export interface Varnish {
  /** Where readers ask, without a slash at the end. */
  url: string;
  stop(): Promise<void>;
}

/** Why Varnish cannot run here. It compiles its configuration with a C compiler. */
export function varnishUnavailable(): string | undefined {
  return notInstalled(['varnishd', '-V'], ['gcc', '--version']);
}

/**
 * Starts a Varnish that caches as CloudFront does with the distribution of infra/edge.ts: as the Cache-Control of each
 * key says, whatever the query and the cookies, and with one request to the origin at a time for each address. Aliases
 * are not resolved.
 * @param origin an address like `http://127.0.0.1:8080`
 */
export async function startVarnish(origin: string, caching: Caching): Promise<Varnish> {
  const workplace = newWorkplace('varnish');
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const configuration = join(workplace.folder, 'edge.vcl');
  writeFileSync(configuration, configurationFor(new URL(origin), caching));
  const options = {
    '-a': `127.0.0.1:${port}`,
    '-f': configuration,
    '-n': workplace.make('instance'),
    '-s': 'malloc,64m',
    '-j': 'none',
    '-T': 'none',
  };
  const parameters = { default_ttl: caching.defaultTtl, default_grace: 0, default_keep: 0 };
  const program = {
    name: 'varnishd',
    command: 'varnishd',
    args: [
      '-F',
      ...Object.entries(options).flat(),
      ...Object.entries(parameters).flatMap(([name, value]) => ['-p', `${name}=${value}`]),
    ],
    env: plainEnvironment(workplace),
    isReady: () => answers(`${url}/.varnish-is-ready`),
  };
  const running = await start(program, workplace).catch((error: unknown) => {
    workplace.remove();
    throw error;
  });
  return {
    url,
    async stop() {
      await running.stop();
      workplace.remove();
    },
  };
}
