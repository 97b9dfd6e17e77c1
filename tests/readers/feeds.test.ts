import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { storeWithHistory } from './history.ts';
import { requireProgram, requirePython, run } from './programs.ts';
import { copyOfRelease, publishedRelease } from './published.ts';

const GRAMMAR = fileURLToPath(new URL('shapes/atom.rng', import.meta.url));

let history: ReturnType<typeof storeWithHistory>;
beforeAll(() => {
  history = storeWithHistory();
});
afterAll(() => history.remove());

const feeds = (): [string, string][] => [
  ['the first release', join(publishedRelease().collection, 'feed.atom')],
  ['a history', join(history.collection, 'feed.atom')],
];

describe('xmllint', () => {
  test('finds the feeds to be well-formed and as RFC 4287 wants them', (context) => {
    requireProgram(context, 'xmllint');
    for (const [name, path] of feeds()) {
      const { status, output } = run('xmllint', ['--nonet', '--noout', '--relaxng', GRAMMAR, path]);
      expect(status, `${name}: ${output}`).toBe(0);
    }
  });

  test.for([
    ['an entry without an id', (text: string) => text.replace(/(<entry>[\s\S]*?)<id>.*?<\/id>/, '$1')],
    ['a time that is none', (text: string) => text.replace(/<updated>.*?</, '<updated>yesterday<')],
    ['a link without an address', (text: string) => text.replace(/ href="[^"]*"/, '')],
    ['an entry without an author', (text: string) => text.replace(/<author>[\s\S]*?<\/author>/, '')],
  ] as const)('would find %s', ([, change], context) => {
    requireProgram(context, 'xmllint');
    const text = readFileSync(join(history.collection, 'feed.atom'), 'utf8');
    expect(change(text)).not.toBe(text);
    const path = join(copyOfRelease(), 'feed.atom');
    writeFileSync(path, change(text));
    expect(run('xmllint', ['--nonet', '--noout', '--relaxng', GRAMMAR, path]).status).not.toBe(0);
  });
});

/** Reads a feed with the XML parser of Python and gives what a feed reader shows. */
const READ_FEED = `
import json, sys
import xml.etree.ElementTree as tree
ns = {"a": "http://www.w3.org/2005/Atom"}
feed = tree.parse(sys.argv[1]).getroot()
print(json.dumps([[e.findtext("a:title", None, ns), [n.text for n in e.findall("a:author/a:name", ns)], e.find("a:link", ns).get("href")] for e in feed.findall("a:entry", ns)]))
`;

test('a feed reader sees every release, the yanked one marked and first', (context) => {
  requirePython(context, 'xml.etree');
  const { output } = run('python3', ['-c', READ_FEED, join(history.collection, 'feed.atom')]);
  const address = (version: string): string => `https://data.example.org/south-caucasus/${version}/README.md`;
  expect(JSON.parse(output)).toEqual([
    ['South Caucasus diplomacy 1.0.0 (yanked)', ['South Caucasus diplomacy'], address('1.0.0')],
    ['A &lt;title&gt; &amp; &quot;more&quot; 1.0.1', ['Jane Example', 'Example Institute'], address('1.0.1')],
  ]);
});
