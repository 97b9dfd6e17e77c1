import { describe, expect, it, vi } from 'vitest';
import type { Releases } from '../../../core/build/documents.ts';
import { publishKey, readKeySet } from '../../../core/publish/key-set.ts';
import { publish } from '../../../core/publish/publish.ts';
import { signedBy } from '../../../core/publish/signature.ts';
import { KEY_SET_KEY } from '../../../core/shared/keys.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { FaultyStore } from './faulty-store.ts';
import { InterleavedStore, Scheduler } from './interleaved-store.ts';
import { MemoryStore } from './memory-store.ts';
import { readAsReader } from './reader.ts';
import { COLLECTION, commitAt, firstProject, snapshot } from './samples.ts';
import { newSigner } from './signers.ts';

vi.mock(import('../../../core/build/build.ts'), async (original) =>
  (await import('./memoised-build.ts')).memoised(await original()),
);

const state = snapshot(firstProject());
const signer = await newSigner();
const MANIFEST = `${COLLECTION}/1.0.0/manifest.json`;
const SIGNATURE = `${MANIFEST}.jws`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

async function verified(store: MemoryStore) {
  return verifyRelease(async (key) => (await store.get(key))?.bytes, COLLECTION);
}

async function pointerOf(store: MemoryStore): Promise<Releases> {
  return JSON.parse(new TextDecoder().decode((await store.get(`${COLLECTION}/releases.json`))?.bytes));
}

describe('a signed release', () => {
  it('has its signature beside the manifest, its key at the well-known address, and both in the pointer', async () => {
    const store = new MemoryStore();
    await publish(store, state, commitAt(0), signer);
    const jws = new TextDecoder().decode((await store.get(SIGNATURE))?.bytes);
    const manifest = (await store.get(MANIFEST))?.bytes ?? bytes('');
    expect(await signedBy(jws, manifest, await readKeySet(store))).toBe(signer.keyId);
    expect((await pointerOf(store)).releases[0]?.signedBy).toBe(signer.keyId);
    expect(await verified(store)).toMatchObject({ problems: [], signedBy: signer.keyId });
    expect(JSON.stringify(await readKeySet(store))).not.toContain('"d"');
  });

  it('is not signed without a signer, and nothing says that it is', async () => {
    const store = new MemoryStore();
    await publish(store, state, commitAt(0));
    expect(await store.get(SIGNATURE)).toBeUndefined();
    expect(await store.get(KEY_SET_KEY)).toBeUndefined();
    expect((await pointerOf(store)).releases[0]).not.toHaveProperty('signedBy');
  });

  it('with a fault at every operation is seen complete or not at all, and a second run signs what is there', {
    timeout: 300_000,
  }, async () => {
    const counting = new FaultyStore(new MemoryStore(), Number.POSITIVE_INFINITY, 'before');
    await publish(counting, state, commitAt(0), signer);
    for (const fault of ['before', 'after', 'lost-answer'] as const) {
      for (let at = 1; at <= counting.operations; at++) {
        const store = new MemoryStore();
        const run = publish(new FaultyStore(store, at, fault), state, commitAt(0), signer);
        await expect(run, `${fault} ${at}`).rejects.toThrow();
        const versions = await readAsReader(store, COLLECTION);
        // Whoever sees the release sees it signed.
        if (versions.length > 0) expect(await verified(store)).toMatchObject({ problems: [] });
        // The second run is by somebody with a new key: the signature that is there still counts.
        const second = await newSigner();
        await publish(store, state, commitAt(1), second);
        const result = await verified(store);
        expect(result.problems, `${fault} ${at}`).toEqual([]);
        expect([signer.keyId, second.keyId], `${fault} ${at}`).toContain(result.signedBy);
      }
    }
  });

  it('is refused where something else lies in the place of the signature', async () => {
    const store = new MemoryStore();
    await publish(new FaultyStore(store, 1000, 'before'), state, commitAt(0));
    const fresh = new MemoryStore();
    for (const [key, content] of store.contents) {
      if (key.endsWith('manifest.json')) fresh.contents.set(key, content);
      if (key.endsWith('SHA256SUMS')) fresh.contents.set(key, content);
    }
    await fresh.putIfAbsent(SIGNATURE, bytes('e30..AAAA'));
    await expect(publish(fresh, state, commitAt(0), signer)).rejects.toMatchObject({
      code: 'store-conflict',
    });
    expect(await readAsReader(fresh, COLLECTION)).toEqual([]);
  });
});

describe('the set of keys', () => {
  it('grows by each new key and keeps the old ones', async () => {
    const store = new MemoryStore();
    const second = await newSigner();
    for (const { publicKey } of [signer, second, signer]) await publishKey(store, publicKey);
    expect((await readKeySet(store)).keys.map(({ kid }) => kid)).toEqual([signer.keyId, second.keyId]);
  });

  it('loses no key where several are added at once', async () => {
    const signers = await Promise.all([newSigner(), newSigner(), newSigner()]);
    for (let seed = 0; seed < 100; seed++) {
      const store = new MemoryStore();
      const scheduler = new Scheduler(seed);
      const interleaved = new InterleavedStore(store, scheduler);
      await scheduler.run(
        signers.map(
          ({ publicKey }) =>
            () =>
              publishKey(interleaved, publicKey),
        ),
      );
      const kept = (await readKeySet(store)).keys.map(({ kid }) => kid);
      expect(kept.toSorted(), `seed ${seed}`).toEqual(signers.map(({ keyId }) => keyId).toSorted());
    }
  });

  it.each(['', '[]', '{"keys": 1}', '{"keys": [1]}'])(
    'that is damaged (%j) stops a release',
    async (text) => {
      const store = new MemoryStore();
      await store.putIfAbsent(KEY_SET_KEY, bytes(text));
      await expect(publish(store, state, commitAt(0), signer)).rejects.toMatchObject({
        code: 'damaged-store',
      });
      expect(await readAsReader(store, COLLECTION)).toEqual([]);
    },
  );
});
