import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { type ArchivedFile, packArchive } from '../../../core/load/pack-archive.ts';
import { LARGEST_FILE, readProject } from '../../../core/load/project-files.ts';
import { unpackArchive } from '../../../core/load/unpack-archive.ts';
import { sha256 } from '../../../core/shared/canonical.ts';
import { byCodeUnit } from '../../../core/shared/order.ts';
import { inDirectoryWith } from '../scratch.ts';
import { outputOf, requireTool } from '../tools.ts';

const SEGMENT = fc
  .string({ unit: fc.constantFrom(...'aZ09.-_ ~"\'%$'), minLength: 1, maxLength: 60 })
  .filter((segment) => segment !== '.' && segment !== '..');
const PATH = fc.oneof(
  fc.constant('submission.json'),
  SEGMENT.map((name) => `schemas/${name}`),
  fc
    .array(SEGMENT, { minLength: 1, maxLength: 4 })
    .map((segments) => `datasets/${segments.join('/')}`)
    .filter((path) => path.length <= 155),
);
const FILES = fc.uniqueArray(
  fc.record({ path: PATH, bytes: fc.uint8Array({ maxLength: 1500 }), place: fc.integer() }),
  {
    selector: ({ path }) => path,
    maxLength: 20,
  },
);

function file(path: string, content = '{}'): ArchivedFile {
  return { path, bytes: new TextEncoder().encode(content) };
}

/** What another program reads from an archive. */
async function readByLibrary(archive: Uint8Array): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  const entries = Readable.from([gunzipSync(archive)]).pipe(extract());
  for await (const entry of entries) {
    files.push({ path: entry.header.name, bytes: new Uint8Array(await buffer(entry)) });
  }
  return files;
}

describe('an archive', () => {
  it('gives back the files that went in, byte for byte, sorted by path', async () => {
    await fc.assert(
      fc.asyncProperty(FILES, async (files) => {
        const expected = files.map(({ path, bytes }) => ({ path, bytes }));
        expect(await unpackArchive(await packArchive(files))).toEqual(
          expected.sort((a, b) => byCodeUnit(a.path, b.path)),
        );
      }),
    );
  });

  it('is the same for equal files, whatever their order', async () => {
    await fc.assert(
      fc.asyncProperty(FILES, async (files) => {
        const other = files.toSorted((a, b) => a.place - b.place);
        expect(await packArchive(other)).toEqual(await packArchive(files));
      }),
    );
  });

  it('does not depend on when, where and by whom it is made, nor on the version of a library', async () => {
    const packed = await packArchive([file('schemas/units.json', '[]'), file('submission.json')]);
    // Magic number, method, no flags, no time, no level, unknown system.
    expect([...packed.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);
    expect(sha256(gunzipSync(packed))).toBe(
      'd60a8057a1ae1c1f0af521a4daeeecab279da32d2e7c5c976f0c430deeeea9f0',
    );
  });

  it('holds views of larger buffers as they are', async () => {
    const whole = new TextEncoder().encode('before{}after');
    const view = { path: 'schemas/units.json', bytes: whole.subarray(6, 8) };
    expect(await unpackArchive(await packArchive([view]))).toEqual([file('schemas/units.json')]);
  });

  it('holds the project of this repository', async () => {
    const { datasets, schemas } = readProject(new URL('../../..', import.meta.url).pathname);
    const files = [...datasets, ...schemas].flatMap(({ path, bytes }) => bytes && [{ path, bytes }]);
    const packed = files.filter((each) => each !== undefined);
    expect(packed).toHaveLength(datasets.length + schemas.length);
    const expected = packed.map(({ path, bytes }) => ({ path, bytes: new Uint8Array(bytes) }));
    expect(await unpackArchive(await packArchive(packed))).toEqual(expected);
  });

  it('is understood alike by the library that made it', async () => {
    await fc.assert(
      fc.asyncProperty(FILES, async (files) => {
        const packed = await packArchive(files);
        expect(await readByLibrary(packed)).toEqual(await unpackArchive(packed));
      }),
    );
  });

  it('is understood alike by the tar of this machine', async (context) => {
    requireTool(context, 'tar');
    const longest = `datasets/agreements/${'a'.repeat(80)}.json`;
    const packed = await packArchive([file(longest), file('schemas/units.json'), file('submission.json')]);
    inDirectoryWith([['it.tar.gz', packed]], (directory) => {
      const list = outputOf('tar', ['-tzf', `${directory}/it.tar.gz`], '');
      expect(list.trim().split('\n')).toEqual([longest, 'schemas/units.json', 'submission.json']);
    });
  });

  it.each<[string, ArchivedFile[]]>([
    ['"README.md" is neither submission.json nor in datasets/ or schemas/', [file('README.md')]],
    ['"schemas/Ma\\u00dfe.json" has characters in its name', [file('schemas/Maße.json')]],
    ['or a name of more than 100', [file(`schemas/${'a'.repeat(101)}`)]],
    ['"schemas/a" is there twice', [file('schemas/a'), file('datasets/b'), file('schemas/a')]],
    ['"schemas/a" is larger than 1 MiB', [{ path: 'schemas/a', bytes: new Uint8Array(LARGEST_FILE + 1) }]],
  ])('is not made of what would not be unpacked: %s', async (reason, files) => {
    await expect(packArchive(files)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'unsafe-archive',
      message: expect.stringContaining(reason),
    });
  });

  it('is not made where it would be beyond the limits', async () => {
    const files = [file('schemas/a', 'a'.repeat(513)), file('schemas/b', '')];
    // Two headers, two blocks of contents, two blocks of the end.
    const limits = { packed: 1000, unpacked: 6 * 512, entries: 2 };
    const packed = await packArchive(files, limits);
    expect(await unpackArchive(packed, limits)).toHaveLength(2);
    for (const [over, reason] of [
      [{ entries: 1 }, 'there are more than 1 files'],
      [{ unpacked: 6 * 512 - 1 }, 'the files are more than'],
      [{ packed: packed.length - 1 }, 'it would be more than'],
    ] as const) {
      await expect(packArchive(files, { ...limits, ...over })).rejects.toThrow(reason);
    }
  });

  it('may hold a file of exactly the limit', async () => {
    const bytes = new Uint8Array(LARGEST_FILE).fill(7);
    const [unpacked] = await unpackArchive(await packArchive([{ path: 'schemas/a', bytes }]));
    expect(Buffer.from(unpacked?.bytes ?? []).equals(bytes)).toBe(true);
  });
});
