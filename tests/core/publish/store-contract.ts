import pLimit from 'p-limit';
import { beforeEach, describe, expect, it } from 'vitest';
import { InvalidKeyError, type Store } from '../../../core/publish/store.ts';
import { sha256 } from '../../../core/shared/canonical.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function textOf(store: Store, key: string): Promise<string | undefined> {
  const stored = await store.get(key);
  return stored && new TextDecoder().decode(stored.bytes);
}

/** What every store must do. `open` gives a new handle on the same, at first empty, store. */
export function describeStore(name: string, create: () => Promise<{ open: () => Store }>): void {
  describe(`the store contract: ${name}`, () => {
    let open: () => Store;
    let store: Store;

    beforeEach(async () => {
      ({ open } = await create());
      store = open();
    });

    it('has nothing under a key that was never written', async () => {
      expect(await store.get('a/b.json')).toBeUndefined();
      expect(await store.head('a/b.json')).toBeUndefined();
    });

    it('creates a key once and keeps the first bytes', async () => {
      expect(await store.putIfAbsent('a/b.json', bytes('one'))).toBe(true);
      expect(await store.putIfAbsent('a/b.json', bytes('two'))).toBe(false);
      expect(await textOf(store, 'a/b.json')).toBe('one');
    });

    it('shows what was written to another handle', async () => {
      await store.putIfAbsent('a/b.json', bytes('one'));
      expect(await textOf(open(), 'a/b.json')).toBe('one');
    });

    it('tells size, digest and etag without the bytes', async () => {
      await store.putIfAbsent('a/b.json', bytes('one'));
      const head = await store.head('a/b.json');
      expect(head).toMatchObject({ size: 3, sha256: sha256('one') });
      expect(head?.etag).toBe((await store.get('a/b.json'))?.etag);
    });

    it('replaces what has the etag, and changes the etag with it', async () => {
      await store.putIfAbsent('p.json', bytes('one'));
      const before = await store.get('p.json');
      expect(await store.putIfMatch('p.json', bytes('two'), before?.etag ?? '')).toBe(true);
      const after = await store.get('p.json');
      expect(await textOf(store, 'p.json')).toBe('two');
      expect(after?.etag).not.toBe(before?.etag);
    });

    it('refuses to replace what has changed, and leaves it as it is', async () => {
      await store.putIfAbsent('p.json', bytes('one'));
      const stale = (await store.get('p.json'))?.etag ?? '';
      await store.putIfMatch('p.json', bytes('two'), stale);
      expect(await store.putIfMatch('p.json', bytes('three'), stale)).toBe(false);
      expect(await textOf(store, 'p.json')).toBe('two');
    });

    it('refuses to replace what is not there', async () => {
      expect(await store.putIfMatch('p.json', bytes('one'), sha256('one'))).toBe(false);
      expect(await store.get('p.json')).toBeUndefined();
    });

    it('lets exactly one of many create a key', async () => {
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) => open().putIfAbsent('race.json', bytes(`writer ${index}`))),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
      const winner = results.indexOf(true);
      expect(await textOf(store, 'race.json')).toBe(`writer ${winner}`);
    });

    it('lets exactly one of many replace a key', async () => {
      await store.putIfAbsent('race.json', bytes('start'));
      const etag = (await store.get('race.json'))?.etag ?? '';
      const results = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          open().putIfMatch('race.json', bytes(`writer ${index}`), etag),
        ),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
    });

    it('loses no update of many that take turns by etag', async () => {
      await store.putIfAbsent('count', bytes('0'));
      const increment = async (_: unknown, writer: number): Promise<void> => {
        const own = open();
        for (;;) {
          const stored = await own.get('count');
          const count = Number.parseInt(new TextDecoder().decode(stored?.bytes), 10) + 1;
          // With its name: equal bytes of two writers may count as written by both, see Store.
          const next = bytes(`${count}, says ${writer}`);
          if (await own.putIfMatch('count', next, stored?.etag ?? '')) return;
        }
      };
      await Promise.all(Array.from({ length: 12 }, increment));
      expect(await textOf(store, 'count')).toMatch(/^12, /);
    });

    it('shows readers the old or the new content while it is replaced, and never a mixture', async () => {
      const versions = Array.from({ length: 20 }, (_, index) =>
        bytes(String(index % 10).repeat(50_000 + index)),
      );
      await store.putIfAbsent('p', versions[0] ?? bytes(''));
      const replace = async (): Promise<void> => {
        for (const version of versions.slice(1)) {
          await store.putIfMatch('p', version, (await store.get('p'))?.etag ?? '');
        }
      };
      const read = async (): Promise<void> => {
        const reader = open();
        for (let time = 0; time < 40; time++) {
          const stored = await reader.get('p');
          const index = (stored?.bytes.length ?? 0) - 50_000;
          expect(sha256(stored?.bytes ?? '')).toBe(sha256(versions[index] ?? ''));
        }
      };
      await Promise.all([replace(), read()]);
    });

    it('keeps large contents, and knows their digest', { timeout: 60_000 }, async () => {
      const large = Buffer.alloc(12 * 1024 * 1024, 'of some length ');
      const other = Buffer.alloc(11 * 1024 * 1024 + 1, 'and another ');
      expect(await store.putIfAbsent('large', large)).toBe(true);
      expect(await store.putIfAbsent('large', other)).toBe(false);
      const head = await store.head('large');
      expect(head).toMatchObject({ size: large.length, sha256: sha256(large) });
      expect(sha256((await store.get('large'))?.bytes ?? '')).toBe(sha256(large));
      expect(await store.putIfMatch('large', other, 'stale')).toBe(false);
      expect(await store.putIfMatch('large', other, head?.etag ?? '')).toBe(true);
      expect(await store.putIfMatch('large', large, head?.etag ?? '')).toBe(false);
      expect(sha256((await store.get('large'))?.bytes ?? '')).toBe(sha256(other));
    });

    it('keeps empty and binary contents', async () => {
      const binary = Uint8Array.from({ length: 256 }, (_, index) => index);
      await store.putIfAbsent('empty', new Uint8Array());
      await store.putIfAbsent('binary', binary);
      expect((await store.get('empty'))?.bytes).toHaveLength(0);
      expect(new Uint8Array((await store.get('binary'))?.bytes ?? [])).toEqual(binary);
    });

    it('lists the keys that begin with a prefix, sorted', async () => {
      for (const key of ['a/2.json', 'a/1.json', 'a/b/3.json', 'ab.json', 'B.json']) {
        await store.putIfAbsent(key, bytes(key));
      }
      expect(await Array.fromAsync(store.list('a/'))).toEqual(['a/1.json', 'a/2.json', 'a/b/3.json']);
      expect(await Array.fromAsync(store.list(''))).toEqual([
        'B.json',
        'a/1.json',
        'a/2.json',
        'a/b/3.json',
        'ab.json',
      ]);
    });

    it('lists by any beginning of a key, not by folders alone', async () => {
      for (const key of ['a/10.json', 'a/11.json', 'a/2.json', 'b.json'])
        await store.putIfAbsent(key, bytes(key));
      expect(await Array.fromAsync(store.list('a/1'))).toEqual(['a/10.json', 'a/11.json']);
      expect(await Array.fromAsync(store.list('none/'))).toEqual([]);
    });

    it('lists more keys than a page of any service holds', { timeout: 60_000 }, async () => {
      const keys = Array.from({ length: 1_050 }, (_, index) => `many/${String(index).padStart(4, '0')}`);
      const limit = pLimit(16);
      await Promise.all(keys.map((key) => limit(() => store.putIfAbsent(key, bytes(key)))));
      expect(await Array.fromAsync(store.list('many/'))).toEqual(keys);
    });

    it.each(['', '/etc/passwd', '../x', 'a/../b', 'a//b', 'a/.hidden', 'a/b/', 'a\\b', 'a\0b', 'a b', 'ü'])(
      'refuses the key %j',
      async (key) => {
        await expect(store.get(key)).rejects.toThrow(InvalidKeyError);
        await expect(store.putIfAbsent(key, bytes('x'))).rejects.toThrow(InvalidKeyError);
        await expect(store.putIfMatch(key, bytes('x'), 'etag')).rejects.toThrow(InvalidKeyError);
      },
    );
  });
}
