import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { extract } from 'tar-stream';
import { describe, expect, it } from 'vitest';
import { packArchive } from '../../../core/load/pack-archive.ts';
import type { SourceFile } from '../../../core/load/project-files.ts';
import { unpackArchive } from '../../../core/load/unpack-archive.ts';
import { Refusal } from '../../../core/shared/refusal.ts';
import { archive, END, entry, type HeaderFields, header } from './archive-builder.ts';

const RUNS = { numRuns: 2000 };
/** Long enough on any machine for archives as small as these. */
const HANG_MS = 10_000;

const encoder = new TextEncoder();
const packed = await packArchive([
  { path: 'submission.json', bytes: encoder.encode('{"sequence":1}') },
  { path: 'datasets/places/border-town.json', bytes: encoder.encode('{"id":"border-town"}'.repeat(40)) },
  { path: 'schemas/units.json', bytes: new Uint8Array(512) },
]);
const tar = gunzipSync(packed);

/** Something taken out, or put in, or both: bytes, whole blocks, or what stands elsewhere in the archive. */
const DAMAGE = fc.record({
  at: fc.oneof(
    fc.nat(),
    fc.nat(8).map((block) => block * 512),
  ),
  removed: fc.oneof(fc.constantFrom(0, 1, 512, 1e6), fc.nat(600)),
  inserted: fc.oneof(
    fc.uint8Array({ maxLength: 2 }),
    fc.uint8Array({ maxLength: 600 }),
    fc.nat(8).map((block) => tar.subarray(block * 512, block * 512 + 1024)),
  ),
});
const DAMAGES = fc.array(DAMAGE, { minLength: 1, maxLength: 3 });
type Damage = typeof DAMAGE extends fc.Arbitrary<infer Value> ? Value : never;

function damaged(bytes: Uint8Array, damages: readonly Damage[]): Buffer {
  return damages.reduce((current, { at, removed, inserted }) => {
    const start = at % (current.length + 1);
    return Buffer.concat([current.subarray(0, start), inserted, current.subarray(start + removed)]);
  }, Buffer.from(bytes));
}

/** Fields near to those of a sound header, with a right sum, so that what is behind the sum is met too. */
const FIELDS: fc.Arbitrary<HeaderFields> = fc.record(
  {
    name: fc.oneof(
      fc.constantFrom(
        'datasets/a',
        'datasets/a',
        'datasets/',
        'schemas/b',
        'submission.json',
        '../x',
        '/x',
        '',
        'a\0b',
      ),
      fc.uint8Array({ maxLength: 100 }),
    ),
    type: fc.constantFrom(...'0000000512346789xgLKSMNV\0_'),
    sizeField: fc.oneof(
      fc.nat(2000).map((size) => `${size.toString(8).padStart(11, '0')}\0`),
      fc.constantFrom('', '77777777777\0', '-1', '\x80\0\0\0\0\0\0\0\0\0\0\x02', '\xff'.repeat(12)),
      fc.uint8Array({ maxLength: 12 }),
    ),
    prefix: fc.constantFrom('', '', 'datasets', '..', '/', 'schemas'),
    format: fc.constantFrom('ustar\u000000', 'ustar\u000000', 'ustar  \0', ''),
  },
  { requiredKeys: [] },
);
const PARTS = fc.array(
  fc.oneof(
    fc.tuple(FIELDS, fc.uint8Array({ maxLength: 1100 })).map(([fields, contents]) => entry(fields, contents)),
    FIELDS.map((fields) => header(fields)),
    fc.uint8Array({ maxLength: 600 }),
    fc.constant(END.subarray(512)),
  ),
  { maxLength: 6 },
);

/** Any archive ends in one of two ways, and soon. */
async function outcomeOf(bytes: Uint8Array): Promise<SourceFile[] | Refusal> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const clock = setTimeout(() => reject(new Error('It hangs.')), HANG_MS);
  try {
    return await Promise.race([unpackArchive(bytes), late]);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'unsafe-archive') return error;
    throw error;
  } finally {
    clearTimeout(clock);
  }
}

/** What the library reads, which also reads what is not accepted here. */
async function readByLibrary(bytes: Uint8Array): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for await (const one of Readable.from([gunzipSync(bytes)]).pipe(extract())) {
    const content = new Uint8Array(await buffer(one));
    if (one.header.type === 'file') files.push({ path: one.header.name, bytes: content });
  }
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

describe('whatever the archive is, it is unpacked or refused, and nothing else happens', () => {
  it('where it is random', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect(await outcomeOf(bytes)).toBeInstanceOf(Refusal);
        expect(await outcomeOf(gzipSync(bytes))).toBeInstanceOf(Refusal);
      }),
      RUNS,
    );
  });

  it('where it is sound but for some damage', async () => {
    await fc.assert(
      fc.asyncProperty(DAMAGES, async (damages) => {
        const bytes = damaged(packed, damages);
        const outcome = await outcomeOf(bytes);
        // Some bytes of a gzip header say nothing; any other change shows in the digest.
        if (!(outcome instanceof Refusal)) expect(gunzipSync(bytes).equals(tar)).toBe(true);
      }),
      RUNS,
    );
  });

  it('where its maker has put something wrong into it, and what is unpacked is what others read', async () => {
    let unpacked = 0;
    const property = fc.asyncProperty(
      fc.oneof(
        DAMAGES.map((damages) => gzipSync(damaged(tar, damages))),
        PARTS.map((parts) => archive(...parts)),
      ),
      async (bytes) => {
        const outcome = await outcomeOf(bytes);
        if (outcome instanceof Refusal) return;
        expect(outcome).toEqual(await readByLibrary(bytes));
        unpacked++;
      },
    );
    await fc.assert(property, RUNS);
    expect(unpacked).toBeGreaterThan(RUNS.numRuns / 50);
  });
});
