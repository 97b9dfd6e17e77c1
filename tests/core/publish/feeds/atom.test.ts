import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../../core/compare/snapshot.ts';
import { releasesInFeed } from '../../../../core/publish/feeds/atom.ts';
import { nameUuid } from '../../../../core/publish/feeds/name-uuid.ts';
import { publish } from '../../../../core/publish/publish.ts';
import { MemoryStore } from '../memory-store.ts';
import { COLLECTION, commitAt } from '../samples.ts';
import { LAST, stateOf, storeAfter, textBeside, yanking } from './history.ts';

const first = stateOf(0);

/** What stands between two tags, each time. */
function all(text: string, tag: string): string[] {
  return [...text.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, inner = '']) => inner,
  );
}

/** The feed after the first so many states, and then perhaps another one. */
async function feedOf(count?: number, then?: Snapshot): Promise<string> {
  const store = await storeAfter(count);
  if (then !== undefined) await publish(store, then, commitAt(30));
  return textBeside(store, 'feed.atom');
}

const UUID = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

describe('the feed', () => {
  it('has an entry for each release, the newest first', async () => {
    const entries = all(await feedOf(), 'entry');
    expect(entries.map((entry) => all(entry, 'title')[0])).toEqual(
      ['1.2.0', '1.1.1', '1.1.0', '1.0.0'].map((version) => `<![CDATA[Example diplomacy ${version}]]>`),
    );
    expect(entries.map((entry) => all(entry, 'name')[0])).toEqual(Array(4).fill('Example diplomacy'));
  });

  it('tells times of commits only', async () => {
    const feed = await feedOf();
    expect(all(feed, 'updated')).toEqual(
      ['03', '03', '02', '01', '00'].map((minute) => `2020-03-01T12:${minute}:00.000Z`),
    );
    expect(all(feed, 'published')).toEqual(all(feed, 'updated').slice(1));
  });

  it('keeps its ids as releases are added, yanked and made again', async () => {
    const before = all(await feedOf(2), 'id');
    const after = all(await feedOf(4, yanking(LAST, '1.0.0')), 'id');
    expect(before).toHaveLength(3);
    expect(new Set(after).size).toBe(5);
    expect(after).toEqual(expect.arrayContaining(before));
    expect(before[0]).toBe(after[0]);
    expect(after.filter((id) => !UUID.test(id))).toEqual([]);
  });

  it('has other ids for another collection of that name', async () => {
    const other = { ...first, settings: { ...first.settings, title: 'Another collection' } };
    const [ids, otherIds] = [all(await feedOf(1), 'id'), all(await feedOf(0, other), 'id')];
    expect(ids.filter((id) => otherIds.includes(id))).toEqual([]);
  });

  it('tells why and what, corrections and withdrawals first, as HTML that shows texts as they are', async () => {
    const [, latest = '', second = ''] = all(await feedOf(), 'entry').map(
      (entry) => all(entry, 'content')[0],
    );
    expect(latest).toContain(
      '<p>patch: 1 record corrected</p><ul><li>modified <code>places/border-town</code> (=SUM(1) &lt;b&gt;&amp;amp;)' +
        '<ul><li><code>/names/0/name</code>: &quot;Border Town&quot; → &quot;=SUM(1) &lt;b&gt;&amp;amp;&quot;</li></ul></li></ul>',
    );
    expect(second.match(/<li>(added|modified|merged)/g)).toEqual(['<li>modified', '<li>merged', '<li>added']);
    expect(second).toMatch(
      /<li>merged <code>places\/old-ferry<\/code> \(Old Ferry\): [^.]+\. See <code>places\/border-town<\/code><\/li>/,
    );
  });

  it('marks a yanked release, and moves it to the top when it is yanked', async () => {
    const [entry = ''] = all(await feedOf(4, yanking(LAST, '1.1.0')), 'entry');
    expect(entry).toContain('Example diplomacy 1.1.0 (yanked)');
    expect(entry).toContain('<strong>Yanked on 2020-03-02: A figure was &lt;wrong&gt;.</strong>');
    expect(all(entry, 'updated')).toEqual(['2020-03-02T00:00:00.000Z']);
    expect(all(entry, 'published')).toEqual(['2020-03-01T12:01:00.000Z']);
  });

  it('names no host where the collection names none', async () => {
    const links = [...(await feedOf()).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      `/${COLLECTION}/releases.json`,
      `/${COLLECTION}/feed.atom`,
      ...['1.2.0', '1.1.1', '1.1.0', '1.0.0'].map((version) => `/${COLLECTION}/${version}/README.md`),
    ]);
    const site = 'https://data.example.org/open';
    const settled = await feedOf(0, { ...first, settings: { ...first.settings, site } });
    expect(settled).toContain(`href="${site}/${COLLECTION}/feed.atom"`);
    expect(settled).not.toContain('href="/');
  });

  it('holds nothing that XML cannot hold', async () => {
    const store = new MemoryStore();
    const title = 'a\u0000b\u000bc\ufffed\ud800e ]]> <f> & g';
    await publish(store, { ...first, settings: { ...first.settings, title } }, commitAt(0));
    const feed = await textBeside(store, 'feed.atom');
    expect(feed).not.toMatch(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/);
    expect(all(feed, 'title')[0]).toBe('a\ufffdb\ufffdc\ufffdd\ufffde ]]&gt; &lt;f&gt; &amp; g');
  });
});

describe('the entries', () => {
  const release = (version: string, minute: number, on?: string) => ({
    version,
    released: `2020-03-01T12:${String(minute).padStart(2, '0')}:00Z`,
    manifestSha256: 'a'.repeat(64),
    schemasSha256: 'b'.repeat(64),
    ...(on !== undefined && { yanked: { on, reason: 'A figure was wrong.' } }),
  });
  const versions = (of: ReturnType<typeof release>[]): string[] =>
    releasesInFeed(of).map(({ version }) => version);

  it('are those that changed last, at most 50', () => {
    const many = Array.from({ length: 60 }, (_, index) => release(`1.${index}.0`, index % 60));
    expect(versions(many)).toEqual(
      many
        .map(({ version }) => version)
        .reverse()
        .slice(0, 50),
    );
    const yanked = many.map((one, index) => (index === 3 ? release(one.version, index, '2020-04-01') : one));
    expect(versions(yanked).slice(0, 2)).toEqual(['1.3.0', '1.59.0']);
  });

  it('do not move for a mark whose day is not known exactly, or before the release', () => {
    expect(versions([release('1.0.0', 1, '2020-04'), release('1.1.0', 2)])).toEqual(['1.1.0', '1.0.0']);
    expect(versions([release('1.0.0', 1, '2020-02-01'), release('1.1.0', 2)])).toEqual(['1.1.0', '1.0.0']);
  });
});

it('a UUID by name is the one that RFC 9562 shows', () => {
  // Appendix B.2: the digest of the namespace of DNS and www.example.com.
  const digest = '5c146b143c524afd938a375d0df1fbf6fe12a66b645f72f6158759387e51f3c8';
  expect(nameUuid(digest)).toBe('urn:uuid:5c146b14-3c52-8afd-938a-375d0df1fbf6');
});
