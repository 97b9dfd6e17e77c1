import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EdgeRequest } from '../../functions/edge/answer.ts';

/** The version of njs on this machine, the engine that CloudFront Functions come from; undefined without it. */
export function njsVersion(): string | undefined {
  const { status, stdout } = spawnSync('njs', ['-v'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : undefined;
}

/** Calls the `handler` of a script with each request; gives its results as JSON, or what was thrown. */
export function callAll(
  script: string,
  entries: Readonly<Record<string, unknown>>,
  requests: readonly EdgeRequest[],
): string[] {
  const output = inFolder(
    {
      cloudfront: `
        var entries = ${JSON.stringify(entries)};
        function get(key) {
          return entries[key] === undefined ? Promise.reject(new Error('KeyNotFound')) : Promise.resolve(entries[key]);
        }
        export default { kvs: function () { return { get: get }; } };`,
      'main.js': `${script}
        var requests = ${JSON.stringify(requests)};
        // It prints no more than 2048 bytes at once.
        function write(text) {
          for (var at = 0; at < text.length; at += 400) print('+' + text.slice(at, at + 400));
          print('.');
        }
        function call(index) {
          if (index === requests.length) return;
          handler({ version: '1.0', request: requests[index] })
            .then(function (result) { write(JSON.stringify(result)); })
            .catch(function (error) { write('rejected: ' + error); })
            .then(function () { call(index + 1); });
        }
        call(0);`,
    },
    (folder) =>
      execFileSync('njs', ['-p', folder, join(folder, 'main.js')], { encoding: 'utf8', timeout: 60_000 }),
  );
  return output
    .split('\n.\n')
    .slice(0, -1)
    .map((lines) => lines.replaceAll(/^\+|\n\+/g, ''));
}

/** What njs says against a script; undefined where it takes it. */
export function refusalOf(script: string): string | undefined {
  return inFolder({ 'main.js': script }, (folder) => {
    const { status, stdout, stderr } = spawnSync('njs', [join(folder, 'main.js')], { encoding: 'utf8' });
    return status === 0 ? undefined : `${stdout}${stderr}`;
  });
}

function inFolder<T>(files: Readonly<Record<string, string>>, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'depositary-njs-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
