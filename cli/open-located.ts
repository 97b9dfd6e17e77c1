import type { Fetch, OpenedRelease } from '../client/api.ts';
import { openRelease } from '../client/open-release.ts';
import { ReleaseError } from '../client/release-error.ts';
import type { Manifest } from '../core/build/documents.ts';
import { UserError } from './exit-code.ts';
import type { ReleaseLocation } from './release-location.ts';

interface LocatedTypes {
  records: Record<string, unknown>;
  withdrawn: unknown;
  manifest: Manifest;
}

/**
 * Opens a release in a store or at an address with the client that readers use, so that what it gives is verified.
 * @throws ReleaseError
 * @throws UserError where a server does not answer
 */
export async function openLocated({
  read,
  collection,
  version,
}: ReleaseLocation): Promise<OpenedRelease<LocatedTypes>> {
  const fetch: Fetch = async (url) => {
    const bytes = await read(url.slice(1));
    const found = bytes !== undefined;
    return {
      ok: found,
      status: found ? 200 : 404,
      arrayBuffer: async () => new Uint8Array(bytes ?? []).buffer,
    };
  };
  try {
    return await openRelease<LocatedTypes>(version ?? 'latest', { site: '', collection, fetch });
  } catch (error) {
    // What the location says of its address is clearer than what the client makes of it.
    if (error instanceof ReleaseError && error.cause instanceof UserError) throw error.cause;
    throw error;
  }
}
