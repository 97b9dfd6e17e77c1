import { beforeEach, describe, expect, it } from 'vitest';
import type { Manifest, Releases } from '../../../core/build/documents.ts';
import { publish } from '../../../core/publish/publish.ts';
import { signDetached } from '../../../core/publish/signature.ts';
import { sha256 } from '../../../core/shared/canonical.ts';
import { KEY_SET_KEY } from '../../../core/shared/keys.ts';
import { verifyRelease } from '../../../core/verify/verify-release.ts';
import { MemoryStore } from '../publish/memory-store.ts';
import { COLLECTION, commitAt, firstProject, snapshot } from '../publish/samples.ts';
import { newSigner } from '../publish/signers.ts';

const POINTER = `${COLLECTION}/releases.json`;
const MANIFEST = `${COLLECTION}/1.0.0/manifest.json`;
const SIGNATURE = `${MANIFEST}.jws`;
const signer = await newSigner();
const mallory = await newSigner();
const state = snapshot(firstProject());
const original = new MemoryStore();
await publish(original, state, commitAt(0), signer);

let store: MemoryStore;
beforeEach(() => {
  store = new MemoryStore();
  for (const [key, bytes] of original.contents) store.contents.set(key, bytes);
});

const verified = (trusted?: { keys: object[] }) =>
  verifyRelease(async (key) => store.contents.get(key), COLLECTION, undefined, trusted);

async function codes(trusted?: { keys: object[] }): Promise<string[]> {
  return (await verified(trusted)).problems.map(({ code, file }) => `${code} ${file}`);
}

function edit<T>(key: string, change: (document: T) => void): void {
  const document: T = JSON.parse(new TextDecoder().decode(store.contents.get(key)));
  change(document);
  store.contents.set(key, new TextEncoder().encode(JSON.stringify(document)));
}

/** Changes the manifest and makes the pointer agree, as somebody who may write everywhere can. */
function forgeManifest(): void {
  edit<Manifest>(MANIFEST, (manifest) => {
    manifest.title = 'Something else';
  });
  edit<Releases>(POINTER, ({ releases: [release] }) => {
    if (release !== undefined) release.manifestSha256 = sha256(store.contents.get(MANIFEST) ?? '');
  });
}

describe('the signature of a release', () => {
  it('is by the key that the pointer announces', async () => {
    expect(await verified()).toMatchObject({ problems: [], signedBy: signer.keyId });
    expect(await codes({ keys: [mallory.publicKey, signer.publicKey] })).toEqual([]);
  });

  it('does not fit a manifest that was forged, although all digests agree', async () => {
    forgeManifest();
    expect(await codes()).toEqual([`wrong-signature ${SIGNATURE}`]);
    expect(await verified()).not.toHaveProperty('signedBy');
  });

  it('cannot be left out, as long as the pointer announces it', async () => {
    store.contents.delete(SIGNATURE);
    expect(await codes()).toEqual([`missing-signature ${SIGNATURE}`]);
  });

  it('by somebody whose key the store does not publish is none', async () => {
    forgeManifest();
    const forged = await signDetached(mallory, store.contents.get(MANIFEST) ?? new Uint8Array());
    store.contents.set(SIGNATURE, new TextEncoder().encode(forged));
    expect(await codes()).toEqual([`wrong-signature ${SIGNATURE}`]);
  });

  it('by a published key that is not the announced one is none', async () => {
    const other = await signDetached(mallory, store.contents.get(MANIFEST) ?? new Uint8Array());
    store.contents.set(SIGNATURE, new TextEncoder().encode(other));
    edit<{ keys: object[] }>(KEY_SET_KEY, ({ keys }) => keys.push(mallory.publicKey));
    expect(await codes()).toEqual([`wrong-signature ${SIGNATURE}`]);
  });

  it('is not checked with a key that was exchanged', async () => {
    edit<{ keys: object[] }>(KEY_SET_KEY, (set) => {
      set.keys = [{ ...mallory.publicKey, kid: signer.keyId }];
    });
    expect(await codes()).toEqual([`wrong-signature ${SIGNATURE}`]);
  });

  it('cannot be checked without the keys', async () => {
    store.contents.delete(KEY_SET_KEY);
    expect(await codes()).toEqual([`missing-file ${KEY_SET_KEY}`]);
    store.contents.set(KEY_SET_KEY, new TextEncoder().encode('[]'));
    expect(await codes()).toEqual([`wrong-document ${KEY_SET_KEY}`]);
  });

  it('that everything in the store was forged for does not deceive a reader who knows the key', async () => {
    forgeManifest();
    const forged = await signDetached(mallory, store.contents.get(MANIFEST) ?? new Uint8Array());
    store.contents.set(SIGNATURE, new TextEncoder().encode(forged));
    edit<{ keys: object[] }>(KEY_SET_KEY, ({ keys }) => keys.push(mallory.publicKey));
    edit<Releases>(POINTER, ({ releases: [release] }) => {
      if (release !== undefined) release.signedBy = mallory.keyId;
    });
    expect(await codes()).toEqual([]);
    expect(await codes({ keys: [signer.publicKey] })).toEqual([`wrong-signature ${SIGNATURE}`]);
  });

  it('that was taken out of the pointer is still missed by a reader who knows the key', async () => {
    forgeManifest();
    store.contents.delete(SIGNATURE);
    edit<Releases>(POINTER, ({ releases: [release] }) => {
      delete release?.signedBy;
    });
    expect(await codes()).toEqual([]);
    expect(await codes({ keys: [signer.publicKey] })).toEqual([`missing-signature ${SIGNATURE}`]);
  });
});
