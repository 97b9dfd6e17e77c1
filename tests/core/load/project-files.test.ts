import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { held, LARGEST_FILE, MissingFolderError, readProject } from '../../../core/load/project-files.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'depositary-load-'));
  write('datasets/collection.json', '{}');
  write('schemas/common.schema.json', '{"a":1}');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

const COLLECTION = { path: 'datasets/collection.json', bytes: Buffer.from('{}') };

describe('readProject', () => {
  it('reads the files of datasets/ and schemas/', () => {
    expect(held(readProject(root))).toEqual({
      datasets: [COLLECTION],
      schemas: [{ path: 'schemas/common.schema.json', bytes: Buffer.from('{"a":1}') }],
    });
  });

  it('sorts files by code unit, folders and files together', () => {
    for (const name of ['b/z', 'b-a/z', 'a', 'B', 'é', 'a1', 'a-b']) write(`datasets/${name}.json`, '');
    expect(
      readProject(root).datasets.map(({ path }) => path.slice('datasets/'.length, -'.json'.length)),
    ).toEqual(['B', 'a-b', 'a', 'a1', 'b-a/z', 'b/z', 'collection', 'é']);
  });

  it('reads datasets/ to any depth, and schemas/ without its folders', () => {
    write('datasets/a/b/c/d.json', '');
    write('schemas/release/manifest.schema.json', '');
    const { datasets, schemas } = held(readProject(root));
    expect(datasets.map(({ path }) => path)).toContain('datasets/a/b/c/d.json');
    expect(schemas).toHaveLength(1);
  });

  it('gives nothing for empty folders', () => {
    rmSync(join(root, COLLECTION.path));
    mkdirSync(join(root, 'datasets/actors'));
    expect(held(readProject(root)).datasets).toEqual([]);
  });

  it.each(['datasets', 'schemas'])('says that %s/ is missing', (folder) => {
    rmSync(join(root, folder), { recursive: true });
    expect(() => readProject(root)).toThrow(MissingFolderError);
    expect(() => readProject(root)).toThrow(`There is no folder ${folder}/ in ${root}.`);
  });

  it('takes a file of the name datasets for a missing folder', () => {
    rmSync(join(root, 'datasets'), { recursive: true });
    writeFileSync(join(root, 'datasets'), '');
    expect(() => readProject(root)).toThrow(MissingFolderError);
  });

  it.each([
    ['a file', 'datasets/collection.json'],
    ['a folder', 'datasets'],
    ['nothing', 'nothing'],
    ['a file outside', '/etc/hostname'],
  ])('reports a link to %s and does not follow it', (_, target) => {
    symlinkSync(target.startsWith('/') ? target : join(root, target), join(root, 'datasets/link.json'));
    expect(held(readProject(root)).datasets).toEqual([
      COLLECTION,
      { path: 'datasets/link.json', unread: 'link' },
    ]);
  });

  it('does not follow a link in the place of datasets/', () => {
    renameSync(join(root, 'datasets'), join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(root, 'datasets'));
    expect(() => readProject(root)).toThrow(MissingFolderError);
  });

  it('reads a file of exactly the limit, and none that is larger', () => {
    write('datasets/limit.json', '');
    truncateSync(join(root, 'datasets/limit.json'), LARGEST_FILE);
    write('datasets/over.json', '');
    truncateSync(join(root, 'datasets/over.json'), LARGEST_FILE + 1);
    const [, limit, over] = held(readProject(root)).datasets;
    expect(limit?.bytes).toHaveLength(LARGEST_FILE);
    expect(over).toEqual({ path: 'datasets/over.json', unread: 'too-large' });
  });

  it.skipIf(process.platform === 'win32')('reports a pipe and does not wait for it', () => {
    execFileSync('mkfifo', [join(root, 'datasets/pipe.json')]);
    expect(held(readProject(root)).datasets).toEqual([
      COLLECTION,
      { path: 'datasets/pipe.json', unread: 'special' },
    ]);
  });

  it.skipIf(process.platform !== 'linux')('reports a file whose name is no UTF-8 and does not fail', () => {
    const name = Buffer.concat([Buffer.from(`${root}/datasets/a`), Buffer.of(0xff), Buffer.from('.json')]);
    writeFileSync(name, '{}');
    expect(readProject(root).datasets).toHaveLength(2);
  });
});
