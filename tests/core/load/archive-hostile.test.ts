import { deflateRawSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { packArchive } from '../../../core/load/pack-archive.ts';
import { unpackArchive } from '../../../core/load/unpack-archive.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { archive, END, entry, header, paxRecord } from './archive-builder.ts';

const NAME = 'datasets/places/border-town.json';
const FILE = entry({ name: NAME });
const TWO = archive(FILE, entry({ name: 'schemas/units.json' }));

/** Each is an archive with one thing wrong with it, and the reason for which it is refused. */
function expectRefusals(cases: readonly (readonly [what: string, archive: Uint8Array, reason: string])[]) {
  it.each(cases)('%s', async (_, bytes, reason) => {
    const error = await unpackArchive(bytes).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect(error).toMatchObject({
      code: 'unsafe-archive',
      message: `The archive of the submission cannot be used: ${reason}.`,
    });
  });
}

/** An archive with an entry of this name. */
function named(name: string | Uint8Array, prefix = ''): Buffer {
  return archive(FILE, entry({ name, prefix }));
}

/** An archive with one header of a kind of its own before the second file. */
function extended(type: string, contents: string): Buffer {
  return archive(FILE, entry({ name: 'Extended', type }, contents), entry({ name: 'schemas/units.json' }));
}

it('an archive by hand with nothing wrong is unpacked', async () => {
  expect(await unpackArchive(TWO)).toEqual([
    { path: NAME, bytes: new TextEncoder().encode('{}') },
    { path: 'schemas/units.json', bytes: new TextEncoder().encode('{}') },
  ]);
});

it('directories, an old mark of files, and a path in two parts are nothing wrong', async () => {
  const folders = ['datasets', 'schemas/', 'datasets/places/', 'datasets/a/b/c'].map((name) =>
    header({ name, type: '5' }),
  );
  const old = entry({ name: 'schemas/old.json', type: '\0' });
  const long = entry({ name: 'border-town.json', prefix: 'datasets/places' });
  const files = await unpackArchive(archive(...folders, old, long, ...folders));
  expect(files.map(({ path }) => path)).toEqual([NAME, 'schemas/old.json']);
});

it('names that differ in case are different names, as in Git and in S3', async () => {
  const files = await unpackArchive(archive(FILE, entry({ name: NAME.replace('border', 'Border') })));
  expect(files).toHaveLength(2);
});

describe('a path is refused', () => {
  const dots = 'has an empty part, "." or ".." in its path';
  const outside = 'is neither submission.json nor in datasets/ or schemas/';
  const characters = 'has characters in its name other than those of printable ASCII';
  const long = 'has a path of more than 155 characters, or a name of more than 100';
  expectRefusals([
    ['that leads out', named('../etc/passwd'), `"../etc/passwd" ${dots}`],
    ['that leads out later', named('datasets/../../x.json'), `"datasets/../../x.json" ${dots}`],
    ['that leads out by its prefix', named('x.json', 'datasets/..'), `"datasets/../x.json" ${dots}`],
    ['that ends with two dots', named('datasets/..'), `"datasets/.." ${dots}`],
    ['with a dot', named('./datasets/x.json'), `"./datasets/x.json" ${dots}`],
    ['with an empty part', named('datasets//x.json'), `"datasets//x.json" ${dots}`],
    ['of a file that ends like a directory', named('datasets/places/'), `"datasets/places/" ${dots}`],
    ['that is empty', named(''), `"" ${dots}`],
    ['that is absolute', named('/datasets/x.json'), '"/datasets/x.json" is an absolute path'],
    ['that is absolute by its prefix', named('x', '/etc'), '"/etc/x" is an absolute path'],
    ['of Windows', named('C:/datasets/x.json'), `"C:/datasets/x.json" ${outside}`],
    ['with a backslash', named('datasets\\..\\x'), '"datasets\\\\..\\\\x" has a backslash in its name'],
    ['with a NUL', named('datasets/x.json\0.txt'), `"datasets/x.json\\u0000.txt" ${characters}`],
    ['with a control character', named('datasets/\u001b[2J'), `"datasets/\\u001b[2J" ${characters}`],
    ['that is not ASCII', named('datasets/é.json'), `"datasets/\\u00e9.json" ${characters}`],
    ['that is not UTF-8', named(Buffer.of(0x64, 0xff)), `"d\\ufffd" ${characters}`],
    ['that turns the text round', named('datasets/\u202e.json'), `"datasets/\\u202e.json" ${characters}`],
    ['outside the folders', named('package.json'), `"package.json" ${outside}`],
    ['beside a folder', named('datasets-old/x.json'), `"datasets-old/x.json" ${outside}`],
    ['below schemas/', named('schemas/release/x.json'), `"schemas/release/x.json" ${outside}`],
    ['in the place of datasets/', named('datasets'), `"datasets" ${outside}`],
    ['in the place of schemas/', named('schemas'), `"schemas" ${outside}`],
    ['below submission.json', named('submission.json/x'), `"submission.json/x" ${outside}`],
    [
      'that is too long',
      named('x', `datasets/${'a'.repeat(70)}/${'b'.repeat(74)}`),
      `"datasets/${'a'.repeat(70)}/${'b'.repeat(74)}/..." ${long}`,
    ],
    [
      'with a part that is too long',
      named('x', `datasets/${'a'.repeat(101)}`),
      `"datasets/${'a'.repeat(101)}/x" ${long}`,
    ],
    ['of a directory that leads out', archive(FILE, header({ name: '../', type: '5' })), `"../" ${dots}`],
    [
      'of a directory in the place of submission.json',
      archive(header({ name: 'submission.json', type: '5' })),
      `"submission.json" ${outside}`,
    ],
  ]);
});

describe('an entry is refused that is', () => {
  const typed = (type: string, link = '/etc/passwd') =>
    archive(FILE, entry({ name: 'datasets/x', type, link }));
  const not = 'not a regular file';
  expectRefusals([
    ['a hard link', typed('1'), `"datasets/x" is a hard link, ${not}`],
    ['a symbolic link', typed('2'), `"datasets/x" is a symbolic link, ${not}`],
    ['a character device', typed('3'), `"datasets/x" is a character device, ${not}`],
    ['a block device', typed('4'), `"datasets/x" is a block device, ${not}`],
    ['a pipe', typed('6'), `"datasets/x" is a pipe, ${not}`],
    ['a sparse file', typed('S'), `"datasets/x" is a sparse file (GNU), ${not}`],
    ['contiguous', typed('7'), `"datasets/x" is of an unknown type, ${not}`],
    ['the next part of a volume', typed('M'), `"datasets/x" is of an unknown type, ${not}`],
    ['of a type called like a property', typed('_'), `"datasets/x" is of an unknown type, ${not}`],
    ['there twice', archive(FILE, FILE), `"${NAME}" is in it twice`],
    [
      'a directory with contents',
      archive(entry({ name: 'datasets', type: '5' })),
      '"datasets" is a directory with contents',
    ],
  ]);
});

describe('an extended header is refused', () => {
  const pax = '"Extended" is an extended header (PAX), not a regular file';
  const big = 'x'.repeat(2 * 1024 * 1024);
  expectRefusals([
    ['with another path', extended('x', paxRecord('path', '../../etc/passwd')), pax],
    ['with another size', extended('x', paxRecord('size', '0')), pax],
    ['with a comment only', extended('x', paxRecord('comment', 'hello')), pax],
    ['that is huge', extended('x', paxRecord('comment', big)), pax],
    [
      'for all entries',
      extended('g', paxRecord('path', 'datasets/x')),
      '"Extended" is an extended header for all entries (PAX), not a regular file',
    ],
    [
      'with a long name',
      extended('L', `datasets/${'a'.repeat(200)}\0`),
      '"Extended" is an extended header with a long name (GNU), not a regular file',
    ],
    [
      'with a long link',
      extended('K', '/etc/passwd\0'),
      '"Extended" is an extended header with a long link (GNU), not a regular file',
    ],
    ['at the end, where it has no effect', archive(FILE, entry({ name: 'Extended', type: 'x' })), pax],
  ]);
});

describe('a header is refused', () => {
  const at = (byte: number) => `it is no tar archive, or damaged: there is no sound header at byte ${byte}`;
  const size = `"${NAME}" has no size that can be read`;
  const sized = (sizeField: string | Uint8Array) => archive(header({ name: NAME, sizeField }));
  const altered = Buffer.from(FILE);
  altered.write('D', 0);
  expectRefusals([
    ['that is altered', archive(altered), at(0)],
    ['that is altered further on', archive(FILE, FILE.subarray(512), altered), at(1024)],
    ['with another sum', archive(FILE, header({ name: 'schemas/x', checksum: '0000001\0' })), at(1024)],
    ['with no sum', archive(header({ checksum: ' '.repeat(8) })), at(0)],
    ['that is text', gzipSync('{"id": "border-town"}'.repeat(100)), at(0)],
    [
      'of the old GNU format',
      archive(entry({ name: NAME, format: 'ustar  \0' })),
      `"${NAME}" is in another tar format than ustar`,
    ],
    [
      'of no stated format',
      archive(entry({ name: NAME, format: '' })),
      `"${NAME}" is in another tar format than ustar`,
    ],
    ['with a size in binary', sized(Buffer.from([0x80, ...Array(10).fill(0), 2])), size],
    ['with a negative size', sized(Buffer.alloc(12, 0xff)), size],
    ['with a size that is no number', sized('0000000002x\0'), size],
    ['with a size that has a sign', sized('-0000000002\0'), size],
    ['with no size', sized(''), size],
    ['with a size of 8 GiB', sized('77777777777\0'), 'it unpacks to more than 512 MiB'],
  ]);
});

describe('an archive is refused that', () => {
  const cut = 'it is cut off: the tar archive in it has no end';
  const noGzip = 'it is not compressed with gzip, or damaged';
  const after = 'it goes on after its end';
  const several = 'it is more than one gzip stream';
  const damaged = Buffer.from(TWO);
  damaged[damaged.length - 6] = (damaged.at(-6) ?? 0) ^ 1;
  expectRefusals([
    ['is empty', new Uint8Array(), 'it is cut off: its gzip stream has no end'],
    ['holds nothing', gzipSync(''), cut],
    ['has no end mark', gzipSync(FILE), cut],
    ['has half an end mark', gzipSync(Buffer.concat([FILE, END.subarray(512)])), cut],
    ['ends within a header', gzipSync(FILE.subarray(0, 300)), cut],
    ['ends within a file', gzipSync(FILE.subarray(0, 513)), cut],
    ['ends within the padding', gzipSync(FILE.subarray(0, 1023)), cut],
    ['ends within a file that is too large', gzipSync(header({ name: NAME, size: 2 ** 21 })), cut],
    ['is cut off', TWO.subarray(0, -100), 'it is cut off: its gzip stream has no end'],
    ['is cut off after its last file', TWO.subarray(0, -1), 'it is cut off: its gzip stream has no end'],
    ['is no gzip', Buffer.from('not an archive'), noGzip],
    ['is not compressed', Buffer.concat([FILE, END]), noGzip],
    ['is compressed otherwise', deflateRawSync(Buffer.concat([FILE, END])), noGzip],
    ['has another digest', damaged, noGzip],
    [
      'is compressed twice',
      gzipSync(Buffer.concat([TWO, END])),
      'it is no tar archive, or damaged: there is no sound header at byte 0',
    ],
    ['has something between the blocks of its end', archive(FILE, END.subarray(512), FILE), after],
    ['has something after its end', archive(FILE, END, FILE), after],
    ['has more than its end', archive(FILE, new Uint8Array(10_240)), after],
    ['has half a block after its end', archive(FILE, Buffer.alloc(100)), after],
    ['is two archives', Buffer.concat([TWO, TWO]), after],
    ['is in two streams', Buffer.concat([gzipSync(FILE), archive()]), several],
    ['ends with zeros', Buffer.concat([TWO, Buffer.alloc(16)]), several],
    ['ends with zeros and its length', Buffer.concat([TWO, Buffer.alloc(16), TWO.subarray(-4)]), several],
    ['ends with something else', Buffer.concat([TWO, Buffer.from('something else')]), noGzip],
  ]);

  it('is not one that `depositary submit` makes', async () => {
    expect(await unpackArchive(await packArchive([]))).toEqual([]);
  });
});
