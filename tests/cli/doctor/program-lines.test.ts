import { mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeLine, programLines } from '../../../cli/doctor/program-lines.ts';
import { temporaryFolder } from '../depositary.ts';

const LOCK = 'package-lock.json';
const INSTALLED = 'node_modules/.package-lock.json';
const [BEFORE, AFTER] = [new Date('2020-01-01T12:00:00Z'), new Date('2020-01-02T12:00:00Z')];

/** A checkout of the program, built and with its dependencies; the files given replace what is there. */
function checkout(files: Record<string, unknown> = {}): string {
  const folder = temporaryFolder();
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/alpha': { version: '1.2.3' },
    'node_modules/alpha/node_modules/beta': { version: '2.0.0' },
  };
  const all = {
    [LOCK]: { packages },
    [INSTALLED]: { packages },
    'package.json': {},
    'dist/depositary.js': '',
    ...files,
  };
  for (const name of [
    'cli/main.ts',
    'client/a.ts',
    'core/load/a.ts',
    'functions/a.ts',
    'schemas/a.json',
    'build.ts',
  ])
    write(folder, name, '');
  for (const [name, content] of Object.entries(all)) if (content !== undefined) write(folder, name, content);
  utimesSync(join(folder, 'dist/depositary.js'), AFTER, AFTER);
  return folder;
}

function write(folder: string, name: string, content: unknown): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify(content));
  utimesSync(path, BEFORE, BEFORE);
}

describe('Node', () => {
  it('is fine where it is of the line that the project is developed with', () => {
    expect(nodeLine('24.1.0', '24.21.0').state).toBe('fine');
  });

  it('is told of where it is another', () => {
    expect(nodeLine('22.16.0', '24.21.0')).toMatchObject({
      state: 'advice',
      message: /^Node.js 22.16.0 runs/,
    });
  });
});

describe('the program', () => {
  it('is fine where it is built and installed as its lock file says', () => {
    expect(programLines(checkout()).map(({ about, state }) => [about, state])).toEqual([
      ['dependencies', 'fine'],
      ['program', 'fine'],
    ]);
  });

  it('is not looked at where it is no checkout', () => {
    expect(programLines(temporaryFolder())).toEqual([]);
  });

  it('is older than a source that was changed after it was built', () => {
    const folder = checkout();
    utimesSync(
      join(folder, 'core/load/a.ts'),
      new Date('2020-01-03T12:00:00Z'),
      new Date('2020-01-03T12:00:00Z'),
    );
    expect(programLines(folder)[1]).toMatchObject({
      state: 'faulty',
      message: 'The program was built before core/load/a.ts was changed',
    });
  });

  it('is missing where it was not built', () => {
    const folder = checkout();
    rmSync(join(folder, 'dist'), { recursive: true });
    expect(programLines(folder)[1]).toMatchObject({ state: 'missing', help: 'Build it: npm run build' });
  });
});

describe('dependencies', () => {
  const first = (files: Record<string, unknown>) => programLines(checkout(files))[0];

  it.each([
    {
      what: 'are not installed',
      files: { [INSTALLED]: undefined },
      message: 'The dependencies are not installed',
    },
    { what: 'have no lock file', files: { [LOCK]: 7 }, message: 'There is no readable package-lock.json' },
    {
      what: 'have another version',
      files: { [INSTALLED]: { packages: { 'node_modules/alpha': { version: '1.2.4' } } } },
      message: 'alpha and 1 others not installed as package-lock.json says',
    },
    {
      what: 'lack one',
      files: { [INSTALLED]: { packages: { 'node_modules/alpha': { version: '1.2.3' } } } },
      message: 'beta not installed as package-lock.json says',
    },
  ])('are told of where they $what', ({ files, message }) => {
    expect(first(files)).toMatchObject({ state: 'missing', message });
  });

  it('may lack what is for other systems, but not have another version of it', () => {
    const locked = { packages: { 'node_modules/other-system': { version: '1.0.0', optional: true } } };
    const others = { packages: { 'node_modules/other-system': { version: '1.0.1' } } };
    expect(first({ [LOCK]: locked, [INSTALLED]: { packages: {} } })).toMatchObject({ state: 'fine' });
    expect(first({ [LOCK]: locked, [INSTALLED]: others })).toMatchObject({ state: 'missing' });
  });
});
