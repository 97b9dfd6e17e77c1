import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../../core/build/build.ts';
import { tarball } from '../../../../core/build/package/tarball.ts';
import { sha256 } from '../../../../core/shared/canonical.ts';
import { DATASET_NAMES } from '../../../../core/shared/datasets.ts';
import { validProject } from '../../check/project.ts';
import { COLLECTION, snapshot } from '../../publish/samples.ts';
import { firstRelease, nextRelease, textOf } from '../releases.ts';
import { type UnpackedFile, unpack } from './unpack.ts';

let release: BuiltRelease;
let packed: Uint8Array<ArrayBuffer>;
let files: Map<string, UnpackedFile>;
beforeAll(async () => {
  release = await nextRelease();
  packed = packageOf(release);
  files = await unpack(packed);
});

function packageOf(built: BuiltRelease): Uint8Array<ArrayBuffer> {
  return new Uint8Array(built.files.find(({ path }) => path === 'package.tgz')?.bytes ?? []);
}

function text(path: string): string {
  return String(files.get(path)?.bytes);
}

describe('the package of a release', () => {
  it('has the name of the collection and the version of the release', () => {
    const { name, version, license, type, dependencies } = JSON.parse(text('package.json'));
    expect({ name, version, license, type }).toEqual({
      name: COLLECTION,
      version: '1.1.0',
      license: 'CC-BY-4.0',
      type: 'module',
    });
    expect(dependencies).toBeUndefined();
  });

  it('holds the same data, types and schemas as the release', () => {
    const same = [
      'LICENSE',
      'types/index.d.ts',
      'data/withdrawn.json',
      ...DATASET_NAMES.map((dataset) => `data/${dataset}.json`),
      'schemas/figure.schema.json',
      'schemas/draft-07/figure.schema.json',
    ];
    for (const path of same) expect(text(path), path).toBe(textOf(release, path));
    expect(
      [...files.keys()].filter((path) => /ndjson|csv|release\/|authoring\.schema|manifest/.test(path)),
    ).toEqual([]);
  });

  it('is in every detail what npm expects: publint and Are The Types Wrong find nothing', async () => {
    const { messages } = await publint({ pack: { tarball: packed.buffer }, strict: true });
    expect(messages).toEqual([]);
    const analysis = await checkPackage(createPackageFromTarballData(packed));
    if (analysis.types === false) throw new TypeError('no types were found');
    // The package is ESM only: a CommonJS program has to use `import()`, or a Node whose `require` takes ESM.
    expect(analysis.problems.filter(({ kind }) => kind !== 'CJSResolvesToESM')).toEqual([]);
    expect(Object.keys(analysis.entrypoints)).toEqual(expect.arrayContaining(['.', './client', './types']));
  });

  it('has for each file the same mode, owner and time, in the order of the paths', () => {
    const headers = [...files.values()].map(({ header }) => header);
    for (const { mode, uid, gid, uname, gname, mtime, type } of headers) {
      expect({ mode, uid, gid, uname, gname, type }).toEqual({
        mode: 0o644,
        uid: 0,
        gid: 0,
        uname: '',
        gname: '',
        type: 'file',
      });
      expect(mtime).toEqual(new Date('1985-10-26T08:15:00.000Z'));
    }
    const names = headers.map(({ name }) => name);
    expect(names.every((name) => name.startsWith('package/'))).toBe(true);
    expect(names).toEqual(names.toSorted());
  });

  it('is the same bytes again', async () => {
    expect(sha256(packageOf(await nextRelease()))).toBe(sha256(packed));
    expect(sha256(packageOf(await firstRelease()))).not.toBe(sha256(packed));
  });

  it('takes what a collection is called as it is, also where that looks like code or markup', async () => {
    const title = '`+process.exit(1)+` */ <b>"quoted"</b> |';
    const built = await firstRelease(
      snapshot(validProject().withValue('datasets/collection.json', '/title', title)),
    );
    const unpacked = await unpack(packageOf(built));
    expect(JSON.parse(String(unpacked.get('package.json')?.bytes)).description).toBe(title);
    expect(String(unpacked.get('README.md')?.bytes)).not.toContain('<b>');
    for (const path of ['index.js', 'index.d.ts', 'client/index.js'])
      expect(String(unpacked.get(path)?.bytes), path).not.toContain('process.exit');
  });
});

describe('a tarball', () => {
  const bytes = (content: string): Uint8Array => new TextEncoder().encode(content);
  const FILES = [
    { path: 'b.txt', bytes: bytes('bbb'.repeat(1000)) },
    {
      path: 'a/long.json',
      bytes: bytes(JSON.stringify(Array.from({ length: 500 }, (_, index) => index * index))),
    },
  ];

  // zlib compresses differently on different processors; a new digest here means that every release's would be new.
  it('has these bytes, on every machine', async () => {
    expect(sha256(await tarball(FILES))).toBe(
      'edcbc7a46c5b9b58dff13a0cda07c5bd2b92bd6ea4240c21efe21c30f458baab',
    );
  });

  it('does not depend on the order of the files', async () => {
    expect(await tarball(FILES.toReversed())).toEqual(await tarball(FILES));
  });
});
