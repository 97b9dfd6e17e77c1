import { Feed } from 'feed';
import type { Manifest, Release } from '../../build/documents.ts';
import { sha256 } from '../../shared/canonical.ts';
import { addressOf, authorsOf, fullName } from '../../shared/description.ts';
import { feedKey, pointerKey, releaseKey } from '../../shared/keys.ts';
import { entryContent } from './entry-content.ts';
import { escapeHtml, toXmlText } from './html.ts';
import type { ListedChange } from './listed-changes.ts';
import { nameUuid } from './name-uuid.ts';

/** A release with what its entry tells. */
export interface FeedRelease {
  release: Release;
  manifest: Manifest;
  changes: readonly ListedChange[];
  /** True where there are too many changes for a feed. */
  isCut?: boolean;
}

/** The library writes absolute addresses only. This one stands for the unknown host and is taken out again. */
const NO_SITE = 'https://relative.invalid';
/** As many entries as a feed has at most; releases.json and changes.csv have all. */
const MOST_ENTRIES = 50;

/** The releases that the feed has entries for: those that changed last, whether released or yanked. */
export function releasesInFeed(releases: readonly Release[]): Release[] {
  const newestFirst = releases.toReversed();
  return newestFirst.sort((a, b) => compare(updatedOf(b), updatedOf(a))).slice(0, MOST_ENTRIES);
}

/**
 * The releases as an Atom feed (RFC 4287). Ids come from the digests of manifests, so that they stay the same whoever makes
 * the feed and wherever it is served; times are those of commits.
 * @param releases as {@link releasesInFeed} gives them, at least one
 * @param first the first release there ever was, which tells this collection from others of its name
 */
export function atomFeed(
  collection: string,
  releases: readonly FeedRelease[],
  first: Release,
  described: Manifest,
): string {
  const { site } = described;
  const address = (key: string): string => addressOf(key, { site: site ?? NO_SITE });
  const feed = new Feed({
    id: nameUuid(sha256(`${first.manifestSha256} ${feedKey('')}`)),
    title: toXmlText(described.title),
    description: toXmlText(described.description),
    link: address(pointerKey(collection)),
    feedLinks: { atom: address(feedKey(collection)) },
    updated: new Date(
      releases
        .map(({ release }) => updatedOf(release))
        .toSorted()
        .at(-1) ?? '',
    ),
    copyright: described.license,
    generator: 'Depositary',
  });
  for (const { release, manifest, changes, isCut = false } of releases) {
    const { version, released, manifestSha256, yanked } = release;
    feed.addItem({
      id: nameUuid(manifestSha256),
      title: escapeHtml(`${manifest.title} ${version}${yanked === undefined ? '' : ' (yanked)'}`),
      link: address(releaseKey(collection, version, 'README.md')),
      date: new Date(updatedOf(release)),
      published: new Date(released),
      author: authorsOf(manifest).map((author) => ({ name: toXmlText(fullName(author)) })),
      content: entryContent(release, manifest, changes, isCut),
      copyright: manifest.license,
    });
  }
  const xml = `${feed.atom1()}\n`;
  return site === undefined ? xml.replaceAll(`="${NO_SITE}/`, '="/') : xml;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** When a release, or its mark, last changed. A day that is not known exactly does not count. */
function updatedOf({ released, yanked }: Release): string {
  const marked = yanked !== undefined && DAY.test(yanked.on) ? `${yanked.on}T00:00:00Z` : released;
  return marked > released ? marked : released;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
