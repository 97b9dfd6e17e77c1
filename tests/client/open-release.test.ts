import { beforeEach, describe, expect, it } from 'vitest';
import type { Fetch, OpenOptions } from '../../client/api.ts';
import { openRelease } from '../../client/open-release.ts';
import type { Manifest, Releases } from '../../core/build/documents.ts';
import { publish } from '../../core/publish/publish.ts';
import { signDetached } from '../../core/publish/signature.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { KEY_SET_KEY } from '../../core/shared/keys.ts';
import { MemoryStore } from '../core/publish/memory-store.ts';
import { COLLECTION, changedProject, commitAt, firstProject, snapshot } from '../core/publish/samples.ts';
import { newSigner } from '../core/publish/signers.ts';

const SITE = 'https://data.example.org';
const POINTER = `${COLLECTION}/releases.json`;
const MANIFEST = `${COLLECTION}/1.1.0/manifest.json`;
const SIGNATURE = `${MANIFEST}.jws`;
const FIGURES = `${COLLECTION}/1.1.0/data/figures.json`;
const signer = await newSigner();
const mallory = await newSigner();
const original = new MemoryStore();
for (const [minute, project] of [firstProject(), changedProject()].entries())
  await publish(original, snapshot(project), commitAt(minute), signer);

let files: Map<string, Uint8Array>;
let asked: string[];
beforeEach(() => {
  files = new Map(original.contents);
  asked = [];
});

/** The store as a site. */
const fetch: Fetch = async (url) => {
  const key = url.slice(SITE.length + 1);
  asked.push(key);
  const bytes = files.get(key);
  const arrayBuffer = async () => new Uint8Array(bytes ?? []).buffer;
  return bytes === undefined
    ? { ok: false, status: 404, arrayBuffer }
    : { ok: true, status: 200, arrayBuffer };
};

function open(wanted = 'latest', options: Partial<OpenOptions> = {}) {
  return openRelease<{
    records: Record<string, { id: string }>;
    withdrawn: { id: string; dataset: string };
    manifest: Manifest;
  }>(wanted, { site: SITE, collection: COLLECTION, fetch, ...options });
}

function edit<T>(key: string, change: (document: T) => void): void {
  const document: T = JSON.parse(new TextDecoder().decode(files.get(key)));
  change(document);
  files.set(key, new TextEncoder().encode(JSON.stringify(document)));
}

function yank(...versions: string[]): void {
  edit<Releases>(POINTER, ({ releases }) => {
    for (const release of releases)
      if (versions.includes(release.version))
        release.yanked = { on: '2020-03-01', reason: 'A figure was wrong.' };
  });
}

/** Changes the manifest and makes the pointer agree, as somebody who may write everywhere can. */
function forgeManifest(): void {
  edit<Manifest>(MANIFEST, (manifest) => {
    manifest.title = 'Something else';
  });
  edit<Releases>(POINTER, ({ releases }) => {
    for (const release of releases)
      if (release.version === '1.1.0') release.manifestSha256 = sha256(files.get(MANIFEST) ?? '');
  });
}

describe('an opened release', () => {
  it('is the one that was wanted, with its verified manifest', async () => {
    const release = await open('1.x');
    expect(release).toMatchObject({ collection: COLLECTION, version: '1.1.0', signedBy: signer.keyId });
    expect(release.manifest.counts.figures).toBe(1);
    expect(release).not.toHaveProperty('yanked');
    expect((await open('1.0')).version).toBe('1.0.0');
  });

  it('gives records, tombstones and every file', async () => {
    const release = await open();
    expect((await release.records('places')).map(({ id }) => id)).toEqual(['border-town', 'river-island']);
    expect(await release.withdrawn()).toMatchObject([{ dataset: 'places', id: 'old-ferry' }]);
    expect(await release.text('LICENSE')).toContain('SPDX-License-Identifier');
    expect(await release.json('changes.json')).toMatchObject({ from: '1.0.0', to: '1.1.0' });
    for (const { path, bytes } of release.manifest.files)
      expect((await release.bytes(path)).length, path).toBe(bytes);
  });

  it('has no file that the manifest does not list', async () => {
    const release = await open();
    await expect(release.bytes('data/nothing.json')).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(release.bytes('../1.0.0/LICENSE')).rejects.toMatchObject({ code: 'no-such-file' });
    await expect(release.records('moons')).rejects.toMatchObject({ code: 'no-such-file' });
  });

  it('does not mind a slash at the end of the address', async () => {
    expect((await open('latest', { site: `${SITE}/` })).version).toBe('1.1.0');
  });

  it('is not signed where nobody signed', async () => {
    edit<Releases>(POINTER, ({ releases }) => {
      for (const release of releases) delete release.signedBy;
    });
    expect(await open()).not.toHaveProperty('signedBy');
    expect(asked).not.toContain(SIGNATURE);
  });
});

describe('a yanked release', () => {
  it('is passed over, unless it is wanted exactly', async () => {
    yank('1.1.0');
    expect((await open()).version).toBe('1.0.0');
    expect((await open('1.1.0')).yanked).toEqual({ on: '2020-03-01', reason: 'A figure was wrong.' });
    yank('1.0.0');
    await expect(open()).rejects.toMatchObject({ code: 'yanked', name: 'ReleaseError' });
  });
});

describe('what was tampered with is not handed out:', () => {
  const code = async (work: Promise<unknown>): Promise<string> => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason,
    );
    return error instanceof Error && 'code' in error ? String(error.code) : 'nothing was wrong';
  };

  it('a file', async () => {
    const release = await open();
    files.set(FIGURES, new TextEncoder().encode('{"records": []}'));
    expect(await code(release.records('figures'))).toBe('altered-file');
    files.delete(FIGURES);
    expect(await code(release.records('figures'))).toBe('missing-file');
  });

  it('a manifest that is not the announced one', async () => {
    edit<Manifest>(MANIFEST, (manifest) => {
      manifest.title = 'Something else';
    });
    expect(await code(open())).toBe('altered-file');
  });

  it('a manifest of another release or collection', async () => {
    files.set(MANIFEST, files.get(`${COLLECTION}/1.0.0/manifest.json`) ?? new Uint8Array());
    edit<Releases>(POINTER, ({ releases }) => {
      for (const release of releases) release.manifestSha256 = sha256(files.get(MANIFEST) ?? '');
    });
    expect(await code(open('1.1.0'))).toBe('wrong-document');
  });

  it('a manifest that was forged together with the pointer', async () => {
    forgeManifest();
    expect(await code(open())).toBe('wrong-signature');
  });

  it('a signature that was left out, or is by a key that the site does not publish', async () => {
    forgeManifest();
    files.delete(SIGNATURE);
    expect(await code(open())).toBe('missing-signature');
    const forged = await signDetached(mallory, files.get(MANIFEST) ?? new Uint8Array());
    files.set(SIGNATURE, new TextEncoder().encode(forged));
    expect(await code(open())).toBe('wrong-signature');
  });

  it('a signature by a published key that is not the announced one', async () => {
    const other = await signDetached(mallory, files.get(MANIFEST) ?? new Uint8Array());
    files.set(SIGNATURE, new TextEncoder().encode(other));
    edit<{ keys: object[] }>(KEY_SET_KEY, ({ keys }) => keys.push(mallory.publicKey));
    expect(await code(open())).toBe('wrong-signature');
  });

  it('everything, by somebody who may write everywhere: a reader who knows the key is not deceived', async () => {
    forgeManifest();
    const forged = await signDetached(mallory, files.get(MANIFEST) ?? new Uint8Array());
    files.set(SIGNATURE, new TextEncoder().encode(forged));
    edit<{ keys: object[] }>(KEY_SET_KEY, ({ keys }) => keys.push(mallory.publicKey));
    edit<Releases>(POINTER, ({ releases }) => {
      for (const release of releases) release.signedBy = mallory.keyId;
    });
    const keys = { keys: [signer.publicKey] };
    expect((await open()).signedBy).toBe(mallory.keyId);
    expect(await code(open('latest', { keys }))).toBe('wrong-signature');
    files.delete(SIGNATURE);
    edit<Releases>(POINTER, ({ releases }) => {
      for (const release of releases) delete release.signedBy;
    });
    expect(await code(open('latest', { keys }))).toBe('missing-signature');
  });

  it.each([
    ['no JSON', POINTER, 'releases'],
    ['[]', POINTER, ''],
    ['{"releases": 1}', POINTER, ''],
    ['{"releases": [null]}', POINTER, ''],
    ['{"releases": [{"version": "../../x", "manifestSha256": ""}]}', POINTER, ''],
    ['{"keys": 1}', KEY_SET_KEY, ''],
    ['{"keys": [null]}', KEY_SET_KEY, ''],
  ])('%s in the place of %s', async (text, key) => {
    files.set(key, new TextEncoder().encode(text));
    expect(await code(open())).toBe('wrong-document');
  });

  it('a pointer or key set that is not there', async () => {
    files.delete(KEY_SET_KEY);
    expect(await code(open())).toBe('missing-file');
    files.delete(POINTER);
    expect(await code(open())).toBe('missing-file');
  });

  it('a site that answers with an error, or not at all', async () => {
    const failing: Fetch = async () => ({
      ok: false,
      status: 503,
      arrayBuffer: async () => new ArrayBuffer(0),
    });
    await expect(open('latest', { fetch: failing })).rejects.toThrow(
      `${SITE}/${POINTER} cannot be read: status 503`,
    );
    const cause = new TypeError('fetch failed');
    const silent: Fetch = () => Promise.reject(cause);
    await expect(open('latest', { fetch: silent })).rejects.toMatchObject({ code: 'network', cause });
  });
});

describe('a cache', () => {
  it('saves fetching what never changes, and only that', async () => {
    const cache = new Map<string, Uint8Array>();
    await (await open('latest', { cache })).records('figures');
    asked = [];
    await (await open('latest', { cache })).records('figures');
    expect(asked.sort()).toEqual([KEY_SET_KEY, SIGNATURE, POINTER].sort());
  });

  it('that was damaged is not believed, and mended', async () => {
    const cache = new Map<string, Uint8Array>([[`${SITE}/${FIGURES}`, new TextEncoder().encode('{}')]]);
    expect(await (await open('latest', { cache })).records('figures')).toHaveLength(1);
    expect(cache.get(`${SITE}/${FIGURES}`)).toEqual(files.get(FIGURES));
  });

  it('is not changed by what a reader does to bytes', async () => {
    const cache = new Map<string, Uint8Array>();
    const release = await open('latest', { cache });
    (await release.bytes('LICENSE')).fill(0);
    (await release.bytes('LICENSE')).fill(0);
    expect(await release.text('LICENSE')).toContain('SPDX');
    expect(asked.filter((key) => key.endsWith('LICENSE'))).toHaveLength(1);
  });

  it('that is full or broken is no reason to fail', async () => {
    const broken = () => {
      throw new Error('QuotaExceededError');
    };
    const release = await open('latest', { cache: { get: broken, set: broken } });
    expect(await release.records('figures')).toHaveLength(1);
  });
});
