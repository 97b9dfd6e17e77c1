import { beforeEach, describe, expect, it } from 'vitest';
import { type AliasStore, MOST_CHANGES } from '../../../core/publish/aliases.ts';

/** A change that sets these keys and removes those. */
export function changeOf(put: Readonly<Record<string, string>>, remove: readonly string[] = []) {
  return { put: new Map(Object.entries(put)), remove };
}

/** What every alias store must do. `open` gives a new handle on the same, at first empty, store. */
export function describeAliasStore(name: string, create: () => Promise<{ open: () => AliasStore }>): void {
  describe(`the contract of alias stores: ${name}`, () => {
    let open: () => AliasStore;
    let aliases: AliasStore;

    beforeEach(async () => {
      ({ open } = await create());
      aliases = open();
    });

    /** Makes a change to what is there now, which must succeed. */
    async function update(put: Readonly<Record<string, string>>, remove: readonly string[] = []) {
      const etag = await aliases.update(changeOf(put, remove), (await aliases.read()).etag);
      expect(etag).toEqual(expect.any(String));
      return etag ?? '';
    }

    async function content(): Promise<Record<string, string>> {
      return Object.fromEntries((await aliases.read()).entries);
    }

    it('is empty at first', async () => {
      expect(await content()).toEqual({});
    });

    it('sets, replaces and removes keys in one update', async () => {
      await update({ 'demo@latest': '1.0.0', 'demo@v1': '1.0.0' });
      await update({ 'demo@latest': '2.0.0', 'demo@v2': '2.0.0' }, ['demo@v1']);
      expect(await content()).toEqual({ 'demo@latest': '2.0.0', 'demo@v2': '2.0.0' });
    });

    it('shows what was changed to another handle', async () => {
      await update({ 'demo@latest': '1.0.0' });
      expect(await open().read()).toEqual(await aliases.read());
    });

    it('keeps the etag while nothing changes, and changes it with anything', async () => {
      const { etag } = await aliases.read();
      expect((await aliases.read()).etag).toBe(etag);
      await update({ 'demo@latest': '1.0.0' });
      expect((await aliases.read()).etag).not.toBe(etag);
    });

    it('gives an etag that is good for the next update', async () => {
      const etag = await update({ 'demo@latest': '1.0.0' });
      expect((await aliases.read()).etag).toBe(etag);
      expect(await aliases.update(changeOf({ 'demo@v1': '1.0.0' }), etag)).toEqual(expect.any(String));
      expect(await content()).toEqual({ 'demo@latest': '1.0.0', 'demo@v1': '1.0.0' });
    });

    it('refuses an update where anything changed since, another key included, and leaves all as it is', async () => {
      const { etag } = await aliases.read();
      await update({ 'other@latest': '1.0.0' });
      expect(await aliases.update(changeOf({ 'demo@latest': '1.0.0' }), etag)).toBeUndefined();
      expect(await content()).toEqual({ 'other@latest': '1.0.0' });
    });

    it('lets exactly one of many update what they all have read', async () => {
      const { etag } = await aliases.read();
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          open().update(changeOf({ 'demo@latest': `1.0.${index}` }), etag),
        ),
      );
      expect(results.filter((result) => result !== undefined)).toHaveLength(1);
      const winner = results.findIndex((result) => result !== undefined);
      expect(await content()).toEqual({ 'demo@latest': `1.0.${winner}` });
    });

    it('changes as many keys at once as it says, and no more', async () => {
      const keys = (from: number, count: number): Record<string, string> =>
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [`demo@v${from + index}`, `${from + index}.0.0`]),
        );
      await update(keys(0, MOST_CHANGES));
      await update(keys(100, MOST_CHANGES - 20), Object.keys(keys(0, 20)));
      const before = await content();
      expect(Object.keys(before)).toHaveLength(2 * MOST_CHANGES - 40);
      const { etag } = await aliases.read();
      await expect(aliases.update(changeOf(keys(200, MOST_CHANGES + 1)), etag)).rejects.toThrow();
      expect(await content()).toEqual(before);
    });

    it('reads more keys than a page of the service holds', async () => {
      for (let from = 0; from < 130; from += 26) {
        await update(
          Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`demo@v${from + index}`, '1.0.0'])),
        );
      }
      expect(Object.keys(await content())).toHaveLength(130);
    });
  });
}
