import type { Release, Releases } from '../../build/documents.ts';
import { canonicalJson, sha256 } from '../../shared/canonical.ts';
import { catalogKey, changesKey, feedKey, projectedFeedsKey } from '../../shared/keys.ts';
import { Refusal } from '../../shared/refusal.ts';
import { type Outdated, type Projection, ProjectionError, type Work } from '../projection.ts';
import type { Store, Stored } from '../store.ts';
import { atomFeed, releasesInFeed } from './atom.ts';
import { catalog } from './catalog.ts';
import { CHANGES_HEADER, changesRows, newestRows } from './changes-csv.ts';
import { type FeedsMarker, markerBytes, readMarker } from './feeds-marker.ts';
import { History } from './history.ts';

/** What lies beside the releases for those who follow them: the feed, the list of changes, the catalogue. */
export function feedsProjection(store: Store, collection: string): Projection {
  return {
    markerKey: projectedFeedsKey(collection),
    name: 'feeds',
    async workFor(releases, bytes) {
      const marker = bytes && readMarker(bytes);
      const digest = sha256(canonicalJson(releases.releases));
      if (marker?.releasesSha256 === digest) return undefined;
      try {
        return await outdatedFeeds(store, releases, marker, digest);
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { message } = error;
        throw new ProjectionError(`The release is published, but the feeds lag behind. ${message}`, {
          cause: error,
        });
      }
    },
  };
}

async function outdatedFeeds(
  store: Store,
  releases: Releases,
  marker: FeedsMarker | undefined,
  digest: string,
): Promise<Work> {
  const { collection } = releases;
  const [first, newest] = [releases.releases[0], releases.releases.at(-1)];
  if (first === undefined || newest === undefined)
    throw new TypeError('A pointer lists at least one release.');
  const seen = {
    feed: await store.head(feedKey(collection)),
    changes: await store.get(changesKey(collection)),
    catalog: await store.head(catalogKey(collection)),
  };
  const history = new History(store, collection);
  const described = await history.manifest(
    releases.releases.find(({ version }) => version === releases.latest) ?? newest,
  );
  const changes = encode(await changesCsv(history, releases.releases, marker, seen.changes));
  const entries = await history.all(releasesInFeed(releases.releases));
  const outdated: Outdated[] = [
    { key: changesKey(collection), bytes: changes, etag: seen.changes?.etag },
    {
      key: feedKey(collection),
      bytes: encode(atomFeed(collection, entries, first, described)),
      etag: seen.feed?.etag,
    },
    {
      key: catalogKey(collection),
      bytes: encode(`${JSON.stringify(catalog(releases, described), undefined, 2)}\n`),
      etag: seen.catalog?.etag,
    },
  ];
  const through = { through: newest.version, sha256: sha256(changes) };
  return { outdated, marker: markerBytes({ releasesSha256: digest, changes: through }) };
}

/**
 * The text of changes.csv. The rows of releases never change, so what is there is carried on where the marker vouches for
 * it; else everything is made again. Both give the same bytes.
 */
async function changesCsv(
  history: History,
  releases: readonly Release[],
  marker: FeedsMarker | undefined,
  present: Stored | undefined,
): Promise<string> {
  const known = releases.findIndex(({ version }) => version === marker?.changes.through);
  const text =
    present && known >= 0 && sha256(present.bytes) === marker?.changes.sha256 && decode(present.bytes);
  const carriesOn = typeof text === 'string' && text.startsWith(CHANGES_HEADER);
  const fresh = await history.all(carriesOn ? releases.slice(known + 1) : releases);
  const rows = changesRows(fresh.map(({ release, ...listed }) => ({ ...release, ...listed })));
  return `${CHANGES_HEADER}${newestRows(`${rows}${carriesOn ? text.slice(CHANGES_HEADER.length) : ''}`)}`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
