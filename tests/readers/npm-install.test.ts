import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { missing, notInstalled } from '../aws/processes/component.ts';
import { temporaryFolder } from '../cli/depositary.ts';
import { PublishedSite } from './published-site.ts';
import { run } from './run.ts';

const site = new PublishedSite();
const COMPILER = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url));

/** A project that has nothing but the package. */
const project = temporaryFolder();

/** What a reader writes: data of the package, and another release over the network. */
const PROGRAM = `
import { records, openRelease, ReleaseError, STAGES, VERSION } from 'south-caucasus';
import figures from 'south-caucasus/data/figures.json' with { type: 'json' };

const agreements = await records('agreements');
const release = await openRelease('1.x', { site: process.argv[2] });
const wrong = await openRelease('7.x', { site: process.argv[2] }).catch((error) => error);
console.log(JSON.stringify({
  version: VERSION,
  agreements: agreements.length,
  same: figures.records === await records('figures'),
  stages: STAGES.includes('in-force'),
  opened: release.version,
  signedBy: release.signedBy,
  remote: (await release.records('agreements')).length,
  wrong: wrong instanceof ReleaseError && wrong.code,
}));
`;

/** The first Node on the path that is of this major version. */
function nodeOf(major: number): string | undefined {
  const programs = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return programs.find((program) => {
    const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
    return stdout?.startsWith(`v${major}.`);
  });
}

describe.skipIf(missing('npm', notInstalled(['npm', '--version'])))(
  'npm install of the address of a package',
  () => {
    beforeAll(async () => {
      writeFileSync(join(project, 'package.json'), '{"name":"reader","private":true,"type":"module"}\n');
      writeFileSync(join(project, 'program.mjs'), PROGRAM);
      const address = `${site.url}/${site.collection}/1.0.0/package.tgz`;
      // A registry that nobody can reach: the package must not need one.
      const options = [
        '--registry=http://127.0.0.1:1/',
        '--fetch-retries=0',
        '--cache=.npm-cache',
        '--no-audit',
        '--no-fund',
      ];
      await run('npm', ['install', address, ...options], { cwd: project });
    });

    it('writes the address and the digest into the lock file', () => {
      const lock = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
      expect(lock.packages['node_modules/south-caucasus']).toMatchObject({
        version: '1.0.0',
        resolved: `${site.url}/south-caucasus/1.0.0/package.tgz`,
        integrity: expect.stringMatching(/^sha512-/),
        license: 'CC-BY-4.0',
      });
      expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/south-caucasus']);
    });

    const expected = () => ({
      version: '1.0.0',
      agreements: expect.any(Number),
      same: true,
      stages: true,
      opened: '1.0.0',
      signedBy: site.keyId,
      remote: expect.any(Number),
      wrong: 'no-such-release',
    });

    it('gives a program data, vocabularies and the client', async () => {
      const printed = JSON.parse(await run(process.execPath, ['program.mjs', site.url], { cwd: project }));
      expect(printed).toEqual(expected());
      expect(printed.remote).toBe(printed.agreements);
      expect(printed.agreements).toBeGreaterThan(10);
    });

    // Debian has no package of it, so that continuous integration cannot insist on it.
    it.skipIf(nodeOf(20) === undefined)('does so under Node 20', async () => {
      const printed = await run(nodeOf(20) ?? '', ['program.mjs', site.url], { cwd: project });
      expect(JSON.parse(printed)).toEqual(expected());
    });

    it('can be asked for in one line', async () => {
      const code =
        "import('south-caucasus').then(async ({ records }) => console.log((await records('places')).length))";
      expect(Number(await run(process.execPath, ['--eval', code], { cwd: project }))).toBeGreaterThan(20);
    });

    it('lets a strict TypeScript program compile, and its data in a CommonJS program', async () => {
      const program = `
import { records, openRelease, type Figure, type PlaceId } from 'south-caucasus';
import figures from 'south-caucasus/data/figures.json' with { type: 'json' };
export const all: Figure[] = figures.records;
export const release = await openRelease('1.x', { site: 'https://data.example.org', fetch, cache: new Map() });
export const id: PlaceId | undefined = (await records('places'))[0]?.id;
`;
      writeFileSync(join(project, 'program.ts'), program);
      const config = {
        strict: true,
        exactOptionalPropertyTypes: true,
        skipLibCheck: false,
        noEmit: true,
        types: [],
      };
      const files = ['program.ts'];
      const compilerOptions = { ...config, module: 'nodenext', target: 'es2022', lib: ['es2023', 'dom'] };
      writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }));
      expect(await run(process.execPath, [COMPILER, '--project', project], { cwd: project })).toBe('');
      const code = "console.log(require('south-caucasus/data/figures.json').records.length > 10)";
      writeFileSync(join(project, 'program.cjs'), code);
      expect(await run(process.execPath, ['program.cjs'], { cwd: project })).toBe('true\n');
    });

    it('resolves every file that package.json names', () => {
      const folder = join(project, 'node_modules/south-caucasus');
      const { exports, main, types } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      const named = JSON.stringify([exports, main, types]).match(/(?<=")\.\/[^"*]+(?=")/g) ?? [];
      const targets = named.filter((path) => /\.(?:js|json|ts|cts)$/.test(path));
      expect(targets.length).toBeGreaterThan(15);
      expect(targets.filter((path) => !existsSync(join(folder, path)))).toEqual([]);
    });
  },
);
