import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LOGS = fileURLToPath(new URL('../../../reports/aws', import.meta.url));

/** Where the processes of one component live: a private folder, and a folder for logs that stays. */
export interface Workplace {
  folder: string;
  /** The path of a log, which is kept after the test, under reports/. */
  log(name: string): string;
  /** A folder in the private folder. */
  make(name: string): string;
  remove(): void;
}

export function newWorkplace(component: string): Workplace {
  const folder = mkdtempSync(join(tmpdir(), `depositary-${component}-`));
  mkdirSync(LOGS, { recursive: true });
  return {
    folder,
    log: (name) => join(LOGS, `${component}-${process.pid}-${name}.log`),
    make: (name) => {
      mkdirSync(join(folder, name), { recursive: true });
      return join(folder, name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/**
 * The environment of a program: nothing of the machine's but where its programs are, the Node of this process first.
 */
export function plainEnvironment({ folder }: Workplace): Record<string, string> {
  const PATH = `${dirname(process.execPath)}:${process.env.PATH ?? ''}`;
  return { PATH, HOME: folder, TMPDIR: folder, LANG: 'C.UTF-8' };
}

/** A port on 127.0.0.1 that nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
