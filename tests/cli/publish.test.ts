import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validProject } from '../core/check/project.ts';
import { changedProject, firstProject } from '../core/publish/samples.ts';
import { commitOptions, depositary, filesBelow, temporaryFolder, writeProject } from './depositary.ts';

const POINTER = 'example-diplomacy/releases.json';

describe('depositary publish', () => {
  it('publishes a first release and says what it is', () => {
    const cwd = writeProject(validProject());
    const run = depositary(['publish', ...commitOptions()], { cwd });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('Published example-diplomacy 1.0.0 (initial: first release)');
    expect(run.stdout).toContain('agreements     1');
    expect(run.stdout).toContain('Contested figures: none');
    expect(existsSync(join(cwd, 'public/example-diplomacy/1.0.0/manifest.json'))).toBe(true);
  });

  it('writes nothing where nothing changed', () => {
    const cwd = writeProject(validProject());
    depositary(['publish', ...commitOptions()], { cwd });
    const before = filesBelow(join(cwd, 'public'));
    const run = depositary(['publish', ...commitOptions(1)], { cwd });
    expect(run).toMatchObject({ status: 0 });
    expect(run.stdout).toBe('Nothing changed since example-diplomacy 1.0.0; nothing was written.\n');
    expect(filesBelow(join(cwd, 'public'))).toEqual(before);
  });

  it('publishes a change as the next version', () => {
    const cwd = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd });
    writeProject(changedProject(), cwd);
    const run = depositary(['publish', ...commitOptions(1)], { cwd });
    expect(run.stdout).toContain('1.1.0 (minor: 1 record added; 1 record merged; 1 record corrected)');
  });

  it('raises the level with --at-least, and says so', () => {
    const cwd = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd });
    writeProject(changedProject(), cwd);
    const run = (...options: string[]) =>
      depositary(['publish', '--dry-run', ...options, ...commitOptions(1)], { cwd });
    expect(run('--at-least', 'major').stdout).toContain(
      '2.0.0 (major: raised to major by --at-least; 1 record',
    );
    expect(run('--at-least', 'patch').stdout).toContain('1.1.0 (minor: 1 record added');
    expect(run('--at-least', 'huge')).toMatchObject({ status: 2 });
  });

  it('lists the reasons one a line where they are many', () => {
    const cwd = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd });
    const kinds = ['settlement', 'a\u2028b', 'lake'];
    writeProject(
      changedProject().withValue('schemas/place.schema.json', '/properties/kind/enum', kinds),
      cwd,
    );
    const { stdout } = depositary(['publish', '--dry-run', ...commitOptions(1)], { cwd });
    expect(stdout).toContain(
      'Would publish example-diplomacy 1.1.0 (minor)\n\n  - place.schema.json at /properties/kind: the growing vocabulary gained "a\\u2028b", "lake"\n',
    );
    expect(stdout).toContain('\n  - 1 record corrected\n');
  });

  it('says what it would publish and writes nothing with --dry-run', () => {
    const cwd = writeProject(validProject());
    const run = depositary(['publish', '--dry-run', ...commitOptions()], { cwd });
    expect(run.stdout).toContain('Would publish example-diplomacy 1.0.0');
    expect(existsSync(join(cwd, 'public'))).toBe(false);
  });

  it('publishes nothing where a record has an error', () => {
    const cwd = writeProject(validProject().withRecord('places', '/kind', 'moon'));
    const run = depositary(['publish', ...commitOptions()], { cwd });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('error[not-in-vocabulary]');
    expect(existsSync(join(cwd, 'public'))).toBe(false);
  });

  it('moves the pointer past a yanked release and back, without a new version', () => {
    const cwd = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd });
    const yanked = [{ version: '1.1.0', on: '2020-03-02', reason: 'A figure was wrong.' }];
    writeProject(changedProject(), cwd);
    depositary(['publish', ...commitOptions(1)], { cwd });
    const latest = () => JSON.parse(filesBelow(join(cwd, 'public')).get(POINTER) ?? '').latest;
    writeProject(changedProject().withValue('datasets/collection.json', '/yanked', yanked), cwd);
    expect(depositary(['publish', ...commitOptions(2)], { cwd }).stdout).toContain('the latest is 1.0.0');
    expect(latest()).toBe('1.0.0');
    writeProject(changedProject(), cwd);
    depositary(['publish', ...commitOptions(3)], { cwd });
    expect(latest()).toBe('1.1.0');
  });
});

describe('a release that must not be published', () => {
  const refusals = [
    {
      why: 'a published record is gone without a tombstone',
      code: 'id-vanished',
      prepare: (cwd: string) => rmSync(join(cwd, 'datasets/places/old-ferry.json')),
    },
    {
      why: 'a published schema promises a field that the build does not compute',
      code: 'broken-contract',
      prepare: (cwd: string) => {
        const promised = { weight: { type: 'number', description: 'Nobody computes this.' } };
        writeProject(firstProject().withValue('schemas/actor.schema.json', '/x-computed', promised), cwd);
      },
    },
    {
      why: 'the store holds other bytes where the release must go',
      code: 'store-conflict',
      prepare: (cwd: string) => {
        writeProject(changedProject(), cwd);
        const path = join(cwd, 'public/example-diplomacy/1.1.0/data/actors.json');
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, 'other bytes');
      },
    },
    {
      why: 'a version is yanked that never was',
      code: 'unknown-yank',
      prepare: (cwd: string) => {
        const yanked = [{ version: '9.9.9', on: '2020-03-02', reason: 'There is no such release.' }];
        writeProject(firstProject().withValue('datasets/collection.json', '/yanked', yanked), cwd);
      },
    },
  ];

  it.each(refusals)('is refused with status 5, and nothing is written: $why', ({ code, prepare }) => {
    const cwd = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd });
    prepare(cwd);
    const before = filesBelow(join(cwd, 'public'));
    const run = depositary(['publish', ...commitOptions(1)], { cwd });
    expect(run).toMatchObject({ status: 5, stdout: '' });
    expect(run.stderr).toContain(`error[${code}]`);
    expect(run.stderr).toContain('help: ');
    expect(filesBelow(join(cwd, 'public'))).toEqual(before);
  });

  it('is refused where it comes from an older commit than the newest release', () => {
    const cwd = writeProject(changedProject());
    depositary(['publish', ...commitOptions(5)], { cwd });
    writeProject(firstProject(), cwd);
    rmSync(join(cwd, 'datasets/places/river-island.json'));
    const before = filesBelow(join(cwd, 'public'));
    const run = depositary(['publish', ...commitOptions(1)], { cwd });
    expect(run.status).toBe(5);
    expect(run.stderr).toContain('error[superseded]');
    expect(filesBelow(join(cwd, 'public'))).toEqual(before);
  });
});

describe('the same commit built in two places', () => {
  it('gives the same bytes whatever the time zone, language, umask and folder', () => {
    const places = [
      { env: { TZ: 'Asia/Yerevan', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }, umask: 0o077 },
      { env: { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' }, umask: 0o000 },
    ];
    const published = places.map(({ env, umask }) => {
      const before = process.umask(umask);
      try {
        const cwd = writeProject(firstProject(), temporaryFolder());
        expect(depositary(['publish', ...commitOptions()], { cwd, env }).status).toBe(0);
        writeProject(changedProject(), cwd);
        expect(depositary(['publish', ...commitOptions(1)], { cwd, env }).status).toBe(0);
        return filesBelow(join(cwd, 'public'));
      } finally {
        process.umask(before);
      }
    });
    expect(published[0]?.size).toBeGreaterThan(150);
    expect(published[0]).toEqual(published[1]);
  });
});

describe('an older commit', () => {
  it('does not undo a yank that a newer one made', () => {
    const cwd = writeProject(firstProject());
    depositary(['publish', ...commitOptions()], { cwd });
    const yanked = [{ version: '1.0.0', on: '2020-03-02', reason: 'A figure was wrong.' }];
    writeProject(firstProject().withValue('datasets/collection.json', '/yanked', yanked), cwd);
    depositary(['publish', ...commitOptions(5)], { cwd });
    const before = filesBelow(join(cwd, 'public'));
    writeProject(firstProject(), cwd);
    expect(depositary(['publish', ...commitOptions(3)], { cwd })).toMatchObject({ status: 5 });
    expect(filesBelow(join(cwd, 'public'))).toEqual(before);
  });
});
