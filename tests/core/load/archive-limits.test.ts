import { constants, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_LIMITS } from '../../../core/load/archive-limits.ts';
import { LARGEST_FILE } from '../../../core/load/project-files.ts';
import { unpackArchive } from '../../../core/load/unpack-archive.ts';
import { archive, END, entry, header } from './archive-builder.ts';

const MIB = 1024 * 1024;
/** A gzip header without a time, and the part of a stream that ends it. */
const GZIP = Buffer.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
const LAST = deflateRawSync(new Uint8Array());
const ZEROS = deflated(new Uint8Array(8 * MIB));

/** A part of a compressed stream that others can follow, so that a bomb need not be made byte by byte. */
function deflated(bytes: Uint8Array): Buffer {
  return deflateRawSync(bytes, { finishFlush: constants.Z_FULL_FLUSH });
}

/** A stream of these parts. Its digest is wrong; nobody who stops in time gets as far as that. */
function bomb(...parts: readonly Uint8Array[]): Buffer {
  return Buffer.concat([GZIP, ...parts, LAST, Buffer.alloc(8)]);
}

/** By how many MiB the peak of this process's memory grows while something is refused, and why it is refused. */
async function refusalOf(bytes: Uint8Array): Promise<{ reason: string; grown: number }> {
  const before = process.resourceUsage().maxRSS;
  const error: unknown = await unpackArchive(bytes).catch((thrown: unknown) => thrown);
  const grown = (process.resourceUsage().maxRSS - before) / 1024;
  return { reason: error instanceof Error ? error.message : 'It is not refused.', grown };
}

describe('a bomb of 2 GiB of zeros is refused in bounded memory', () => {
  const tooMuch = 'The archive of the submission cannot be used: it unpacks to more than 512 MiB.';

  it('as one file, by what its header announces', async () => {
    const announced = deflated(header({ name: 'datasets/x', size: 2048 * MIB }));
    const { reason, grown } = await refusalOf(bomb(announced, ...Array(256).fill(ZEROS)));
    expect(reason).toBe(tooMuch);
    expect(grown).toBeLessThan(16);
  });

  it('as many files, when they are too much together', async () => {
    const parts = Array.from({ length: 256 }, (_, index) => [
      deflated(header({ name: `datasets/${index}`, size: 8 * MIB })),
      ZEROS,
    ]);
    const { reason, grown } = await refusalOf(bomb(...parts.flat()));
    expect(reason).toBe(tooMuch);
    expect(grown).toBeLessThan(64);
  });

  it('behind the end of an archive', async () => {
    const file = deflated(Buffer.concat([entry({ name: 'datasets/x' }), END]));
    const { reason, grown } = await refusalOf(bomb(file, ...Array(256).fill(ZEROS)));
    expect(reason).toContain('it goes on after its end');
    expect(grown).toBeLessThan(16);
  });

  it('without any archive', async () => {
    const { reason, grown } = await refusalOf(bomb(...Array(256).fill(ZEROS)));
    expect(reason).toContain('it goes on after its end');
    expect(grown).toBeLessThan(16);
  });

  it('in an extended header', async () => {
    const announced = deflated(header({ name: 'x', type: 'x', size: 2048 * MIB }));
    const { reason, grown } = await refusalOf(bomb(announced, ...Array(256).fill(ZEROS)));
    expect(reason).toContain('"x" is an extended header (PAX)');
    expect(grown).toBeLessThan(16);
  });
});

describe('the limits', () => {
  const two = archive(entry({ name: 'datasets/a' }), header({ name: 'datasets', type: '5' }));
  const exactly = { packed: two.length, unpacked: 3 * 512 + END.length, entries: 2 };

  it('may be reached', async () => {
    expect(await unpackArchive(two, exactly)).toHaveLength(1);
  });

  it.each([
    [{ packed: exactly.packed - 1 }, 'it is larger than'],
    [{ unpacked: exactly.unpacked - 1 }, 'it unpacks to more than'],
    [{ entries: exactly.entries - 1 }, 'it holds more than 1 entries'],
  ])('may not be passed: %j', async (over, reason) => {
    await expect(unpackArchive(two, { ...exactly, ...over })).rejects.toThrow(reason);
  });

  it('leave room for 100,000 records of two kilobytes and the schemas', () => {
    expect(ARCHIVE_LIMITS.entries).toBeGreaterThan(100_000 + 1000);
    expect(ARCHIVE_LIMITS.unpacked).toBeGreaterThan(100_000 * (4 * 512 + 512) + 100 * MIB);
  });
});

describe('a file that is too large', () => {
  it('is named, without its bytes, as on disk, and what follows is read', async () => {
    const large = new Uint8Array(LARGEST_FILE + 1).fill(32);
    const bytes = archive(
      entry({ name: 'datasets/large.json' }, large),
      entry({ name: 'schemas/after.json' }),
    );
    expect(await unpackArchive(bytes)).toEqual([
      { path: 'datasets/large.json', unread: 'too-large' },
      { path: 'schemas/after.json', bytes: new TextEncoder().encode('{}') },
    ]);
  });

  it('is not one of exactly the limit', async () => {
    const [file] = await unpackArchive(archive(entry({ name: 'datasets/x' }, new Uint8Array(LARGEST_FILE))));
    expect(file?.bytes).toHaveLength(LARGEST_FILE);
  });
});
