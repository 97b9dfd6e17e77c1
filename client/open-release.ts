import type { OpenedRelease, OpenOptions, ReleaseTypes } from './api.ts';
import { dataOf } from './data.ts';
import { keySetIn, manifestIn, parseJson, releasesIn } from './documents.ts';
import { ReleaseError } from './release-error.ts';
import { signedBy } from './signature.ts';
import { Site } from './site.ts';
import { chooseRelease, type ListedRelease } from './versions.ts';

/**
 * Opens a published release: finds it in the pointer, and verifies the digest of its manifest and the signature. Its
 * files are fetched, and verified, when they are asked for.
 * @param wanted an exact version (`1.4.2`), or a range of which the newest release that is not yanked is taken:
 *   `1`, `1.x`, `1.4`, `1.4.x`, `^1.2.0`, `~1.2.0`, `latest`
 * @throws ReleaseError, whose `code` says why
 */
export async function openRelease<Types extends ReleaseTypes>(
  wanted: string,
  options: OpenOptions & { collection: string },
): Promise<OpenedRelease<Types>> {
  const { collection } = options;
  const site = new Site(options);
  const pointer = `${collection}/releases.json`;
  const listed = chooseRelease(wanted, releasesIn(site.url(pointer), await site.read(pointer)));
  const { version, yanked } = listed;
  const path = (file: string): string => `${collection}/${version}/${file}`;
  const url = (file: string): string => site.url(path(file));

  const manifestBytes = await site.readImmutable(path('manifest.json'), listed.manifestSha256);
  const manifest = manifestIn(url('manifest.json'), manifestBytes, collection, version);
  const keyId = await checkSignature(site, path('manifest.json.jws'), listed, manifestBytes, options.keys);
  const digests = new Map(manifest.files.map((file) => [file.path, file.sha256]));

  const bytes = async (file: string): Promise<Uint8Array> => {
    const digest = digests.get(file);
    if (digest === undefined)
      throw new ReleaseError('no-such-file', `${collection} ${version} has no file ${file}.`);
    return site.readImmutable(path(file), digest);
  };
  const data = dataOf(site, manifest, bytes, url);
  return {
    collection,
    version,
    ...(yanked !== undefined && { yanked }),
    ...(keyId !== undefined && { signedBy: keyId }),
    // The digests tell that these are what was published, and the publisher holds them to the schemas of the types.
    manifest: manifest as Types['manifest'],
    record: async (dataset, id) =>
      (await data.record(dataset, id)) as Types['records'][typeof dataset] | undefined,
    records: async (dataset) => (await data.records(dataset)) as Types['records'][typeof dataset][],
    withdrawn: async () => (await data.withdrawn()) as Types['withdrawn'][],
    bytes,
    text: async (file) => new TextDecoder().decode(await bytes(file)),
    json: async (file) => parseJson(url(file), await bytes(file)),
  };
}

/** @returns the id of the key that signed; undefined where no signature is announced and no keys are given */
async function checkSignature(
  site: Site,
  path: string,
  listed: ListedRelease,
  manifest: Uint8Array,
  trusted: OpenOptions['keys'],
): Promise<string | undefined> {
  if (listed.signedBy === undefined && trusted === undefined) return undefined;
  const signature = await site.find(path);
  if (signature === undefined) {
    throw new ReleaseError(
      'missing-signature',
      `The manifest should be signed, and there is no ${site.url(path)}.`,
    );
  }
  const keys = trusted ?? keySetIn(site.url(KEYS), await site.read(KEYS));
  const keyId = await signedBy(new TextDecoder().decode(signature), manifest, keys);
  if (keyId !== undefined && keyId === (listed.signedBy ?? keyId)) return keyId;
  throw new ReleaseError(
    'wrong-signature',
    keyId === undefined
      ? `${site.url(path)} is no signature of the manifest by ${trusted === undefined ? `a key in ${site.url(KEYS)}` : 'a key that you trust'}.`
      : `${site.url(path)} is by the key ${keyId}; the pointer announces ${listed.signedBy}.`,
  );
}

const KEYS = '.well-known/jwks.json';
