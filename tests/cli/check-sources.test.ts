import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandResult } from '../../cli/command.ts';
import { type CheckSourcesOptions, checkSourcesCommand } from '../../cli/commands/check-sources.ts';
import { listSourcesCommand } from '../../cli/commands/list-sources.ts';
import type { Ask } from '../../cli/sources/ask.ts';
import { LEDGER_FILE, readLedger } from '../../core/sources/ledger.ts';
import outputSchema from '../../schemas/cli/output.schema.json' with { type: 'json' };
import { IDS, type Project, validProject } from '../core/check/project.ts';
import { depositary, writeProject } from './depositary.ts';
import { askExample, startWeb, type Web } from './sources/web.ts';

const validate = new Ajv2020({ strict: true, strictTypes: false }).compile(outputSchema);
const DAY = 86_400_000;

let web: Web;
/** What the pages answer now; a test changes it. */
const pages = new Map<string, number>();

beforeAll(async () => {
  web = await startWeb(({ url = '' }, response) => {
    if (url === '/moved') response.writeHead(301, { Location: '/new' }).end();
    else response.writeHead(pages.get(url) ?? 200).end();
  });
});
afterAll(() => web.close());

const at = (path: string): string => `http://gazette.example:${web.port}${path}`;

/** A project with a source for each path. */
function projectWith(...paths: string[]): Project {
  return paths.reduce(
    (project, path, index) =>
      index === 0
        ? project.withRecord('sources', '/url', at(path))
        : project.withCopy('sources', `report-${index}`, { title: `Report number ${index}`, url: at(path) }),
    validProject(),
  );
}

/** Runs the command some days after the first of March 2026; time passes while the program sleeps. */
async function checkOn(
  day: number,
  cwd: string,
  options: Partial<CheckSourcesOptions> = {},
  ask: Ask = askExample(),
): Promise<CommandResult> {
  let now = Date.parse('2026-03-01T09:00:00Z') + day * DAY;
  const clock = {
    now: () => now,
    sleep: async (ms: number) => {
      now += ms;
    },
  };
  const result = await checkSourcesCommand(
    { cwd, maxAge: '30d', quiet: true, ...options },
    { clock, askAs: () => ask },
  );
  expect(validate(JSON.parse(JSON.stringify(result.json))), JSON.stringify(validate.errors)).toBe(true);
  return result;
}

const ledgerIn = (cwd: string) => readLedger(readFileSync(join(cwd, LEDGER_FILE), 'utf8'));

describe('sources check', () => {
  it('tells what is gone, moved, uncertain and fine over weeks, and requests what is due only', async () => {
    const cwd = writeProject(projectWith('/fine', '/moved', '/closed', '/removed'));
    pages.set('/closed', 403).set('/removed', 404);
    const first = await checkOn(0, cwd);
    expect(first.exitCode).toBe(0);
    expect(first.text).toContain('4 addresses: 1 moved, 2 uncertain, 1 fine. 4 requested now.');
    expect(first.json.requested).toContainEqual({
      address: at('/moved'),
      answer: '200',
      redirects: [{ status: 301, to: at('/new') }],
    });
    const asked = web.requests.length;
    expect((await checkOn(0, cwd)).text).toContain('0 requested now.');
    expect(web.requests).toHaveLength(asked);
    expect((await checkOn(7, cwd)).text).toContain('2 uncertain, 1 fine. 2 requested now.');
    const third = await checkOn(14, cwd, { report: 'report.md' });
    expect(third.exitCode).toBe(1);
    expect(third.text).toContain(`gone ${at('/removed')}`);
    expect(third.text).toContain('It failed on 3 days since 2026-03-01; it was never good.');
    expect(third.text).toContain(`moved ${at('/moved')}\n  It moved to ${at('/new')}: look`);
    expect(third.text).toContain(`uncertain ${at('/closed')}`);
    expect(third.text).toContain('\n  In sources/report-3.');
    expect(readFileSync(join(cwd, 'report.md'), 'utf8')).toContain('| Gone | 1 |');
    expect(listSourcesCommand({ cwd }).text).toBe(
      [
        `${IDS.sources}  8 records  fine 2026-03-01       ${at('/fine')}`,
        `report-1              0 records  moved 2026-03-01      ${at('/moved')}`,
        `report-2              0 records  uncertain 2026-03-15  ${at('/closed')}`,
        `report-3              0 records  gone 2026-03-15       ${at('/removed')}`,
      ].join('\n'),
    );
    pages.clear();
    expect((await checkOn(21, cwd)).exitCode).toBe(0);
    expect(ledgerIn(cwd).get(at('/removed'))).toEqual({
      address: at('/removed'),
      firstChecked: '2026-03-01',
      lastChecked: '2026-03-22',
      lastGood: '2026-03-22',
      answer: '200',
    });
  });

  it('loses nothing where it is interrupted before any of its requests', async () => {
    const paths = ['/a', '/b', '/c'];
    for (const stop of paths.keys()) {
      const cwd = writeProject(projectWith(...paths));
      const asked: string[] = [];
      const ask: Ask = (method, url) => {
        if (asked.length === stop) throw new Error('interrupted');
        asked.push(url.pathname);
        return askExample()(method, url);
      };
      await expect(checkOn(0, cwd, {}, ask)).rejects.toThrow('interrupted');
      if (stop > 0) expect([...ledgerIn(cwd).keys()]).toEqual(paths.slice(0, stop).map(at));
      const rest = await checkOn(0, cwd);
      expect(rest.json.requested).toMatchObject(paths.slice(stop).map((path) => ({ address: at(path) })));
      expect([...ledgerIn(cwd).keys()]).toEqual(paths.map(at));
    }
  });

  it('requests at most as many as --limit says, and the others the next time', async () => {
    const cwd = writeProject(projectWith('/a', '/b', '/c'));
    expect((await checkOn(0, cwd, { limit: '2' })).text).toContain('1 unchecked, 2 fine. 2 requested now.');
    expect((await checkOn(1, cwd, { limit: '2' })).text).toContain('3 fine. 1 requested now.');
  });

  it('forgets addresses that no record gives any more', async () => {
    const cwd = writeProject(projectWith('/a', '/b'));
    await checkOn(0, cwd);
    writeProject(projectWith('/a').withCopy('sources', 'report-1', { title: 'Report number 1' }), cwd);
    await checkOn(1, cwd);
    expect([...ledgerIn(cwd).keys()]).toEqual([at('/a')]);
  });

  it('puts off what a host does not want to be asked now', async () => {
    const cwd = writeProject(projectWith('/a', '/b'));
    pages.set('/a', 429);
    const { text, json } = await checkOn(0, cwd);
    pages.clear();
    expect(text).toContain('1 uncertain, 1 unchecked. 1 requested now. 1 put off, as their hosts asked for.');
    expect(json.postponed).toEqual([at('/b')]);
  });

  it('takes nothing down where no host is reached, and says that it is the network', async () => {
    const url = 'http://unknown.example/';
    const cwd = writeProject(validProject().withRecord('sources', '/url', url));
    await expect(checkOn(0, cwd)).rejects.toMatchObject({ exitCode: 4 });
    expect(() => ledgerIn(cwd)).toThrow('ENOENT');
  });

  it('has nothing to do where no record gives an address', async () => {
    const cwd = writeProject(validProject());
    expect(await checkOn(0, cwd)).toMatchObject({ exitCode: 0, text: 'No record gives an address.' });
  });

  it.each([
    ['a damaged ledger', {}, 3],
    ['an age that is none', { maxAge: 'month' }, 2],
    ['a limit that is none', { limit: '0' }, 2],
  ])('ends for %s before it requests anything', async (_, options, exitCode) => {
    const cwd = writeProject(projectWith('/a'));
    mkdirSync(join(cwd, 'upkeep'));
    writeFileSync(join(cwd, LEDGER_FILE), '<<<<<<< main');
    const asked = web.requests.length;
    await expect(checkOn(0, cwd, options)).rejects.toMatchObject({ exitCode });
    expect(web.requests).toHaveLength(asked);
  });

  it('shows the findings of records with errors instead', async () => {
    const cwd = writeProject(projectWith('/a').withRecord('places', '/kind', 'moon'));
    expect(await checkOn(0, cwd)).toMatchObject({ exitCode: 1, json: { command: 'sources-check' } });
  });
});

describe('the program', () => {
  it('requests nothing that is not public, and its ledger is no part of the records', () => {
    const cwd = writeProject(
      validProject().withRecord('sources', '/url', at('/a').replace('gazette.example', '127.0.0.1')),
    );
    const asked = web.requests.length;
    const run = depositary(['sources', 'check'], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('it leads to an address that is not public, and was not requested');
    expect(web.requests).toHaveLength(asked);
    expect([...ledgerIn(cwd).values()]).toMatchObject([{ answer: 'not-public' }]);
    expect(depositary(['check'], { cwd }).stdout).toContain('No findings');
  });
});
