import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { missing, notInstalled } from '../aws/processes/component.ts';
import { python } from './python.ts';

const release = inject('release');
const collection = inject('collection');
const inside = `${collection}-${inject('version')}`;
const file = join(release, `${collection}.zip`);

/** Unpacks an archive and gives what is wrong with it, and the system and time of each entry. */
const UNPACK = `
import json, sys, zipfile
path, folder = json.load(sys.stdin)
with zipfile.ZipFile(path) as archive:
    wrong = archive.testzip()
    archive.extractall(folder)
    entries = [[entry.filename, list(entry.date_time)] for entry in archive.infolist()]
json.dump([wrong, entries], sys.stdout)
`;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

if (missing('zipfile', notInstalled(['python3', '--version'], ['sha256sum', '--version']))) {
  it.skip('Python unpacks the zip');
} else {
  describe("Python's zipfile", () => {
    const folder = mkdtempSync(join(tmpdir(), 'depositary-'));
    let wrong: unknown;
    let entries: [string, number[]][];
    beforeAll(() => {
      [wrong, entries] = python(UNPACK, [file, folder]) as [unknown, [string, number[]][]];
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('finds it sound, its entries sorted and without a time', () => {
      expect(wrong).toBeNull();
      const names = entries.map(([name]) => name);
      expect(names).toEqual(names.toSorted());
      expect(new Set(entries.map(([, time]) => time.join(' ')))).toEqual(new Set(['1980 1 1 0 0 0']));
    });

    it('unpacks the files of the release, in one folder', () => {
      expect(readdirSync(folder)).toEqual([inside]);
      const left = [`${collection}.sqlite`, `${collection}.zip`, 'manifest.json', 'package.tgz'];
      const expected = filesBelow(release).filter((path) => !left.includes(path));
      expect(filesBelow(join(folder, inside))).toEqual(expected);
      for (const path of expected.filter((name) => name !== 'SHA256SUMS'))
        expect(readFileSync(join(folder, inside, path)).equals(readFileSync(join(release, path))), path).toBe(
          true,
        );
    });

    it('gives a folder that sha256sum finds complete', () => {
      const output = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
        cwd: join(folder, inside),
        encoding: 'utf8',
      });
      expect(output.trim().split('\n')).toHaveLength(filesBelow(join(folder, inside)).length - 1);
      expect(output.split('\n').filter((line) => !/(^|: OK)$/.test(line))).toEqual([]);
    });
  });
}

if (missing('unzip', notInstalled(['unzip', '-v']))) {
  it.skip('unzip finds the zip sound');
} else {
  it('unzip finds the zip sound', () => {
    expect(execFileSync('unzip', ['-tq', file], { encoding: 'utf8' })).toContain('No errors detected');
  });
}
