import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Release, Releases } from '../../../core/build/documents.ts';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';

/** The files of the demo store that tests look at, by key. */
export const FILES = {
  'demo/1.4.1/manifest.json': '{"version":"1.4.1"}\n',
  'demo/1.4.2/manifest.json': '{"version":"1.4.2"}\n',
  'demo/1.4.2/data/agreements.json': '{"records":[]}\n',
  'demo/1.4.2/data/agreements.ndjson': '{"id":"a"}\n{"id":"b"}\n',
  'demo/1.4.2/data/agreements.csv': 'id,title\na,Hello\n',
  'demo/1.4.2/data/withdrawn.json': '{"records":[]}\n',
  'demo/1.4.2/schemas/agreement.schema.json': '{}\n',
  'demo/1.4.2/LICENSE': 'CC-BY-4.0\n',
  'demo/1.4.2/EMPTY': '',
  'demo/2.0.0/manifest.json': '{"version":"2.0.0","yanked":"but still here"}\n',
  'demo/records/actors/alive/1.4.1.json': '{"id":"alive","name":"before"}\n',
  'demo/records/actors/alive.json': '{"id":"alive","name":"now"}\n',
  'demo/records/actors/gone/1.4.2.json':
    '{"id":"gone","withdrawn":{"on":"2026-01-02","reason":"It never existed."}}\n',
  'demo/records/actors/gone.json':
    '{"id":"gone","withdrawn":{"on":"2026-01-02","reason":"It never existed."}}\n',
  'demo/records/actors/merged.json':
    '{"id":"merged","withdrawn":{"on":"2026-01-02","reason":"The same as another.","replacedBy":["alive"]}}\n',
  'demo/records/actors/split.json':
    '{"id":"split","withdrawn":{"on":"2026-01-02","reason":"Two in one.","replacedBy":["alive","merged"]}}\n',
  'demo/records/actors/strange.json':
    '{"id":"strange","withdrawn":{"on":"2026-01-02","reason":"Somebody wrote here.","replacedBy":["//evil.example/x"]}}\n',
  'demo/feed.atom': '<feed/>\n',
  'demo/changes.csv': 'version\r\n1.4.2\r\n',
  'demo/catalog.jsonld': '{}\n',
  'demo/projected.json': '{"version":"1.4.2"}\n',
  'demo/projected-feeds.json': '{}\n',
} as const;

/** A pointer with the given releases; those after a `!` are yanked. */
export function pointerWith(...versions: string[]): Releases {
  const releases = versions.map(
    (text): Release => ({
      version: text.replace('!', ''),
      released: '2026-01-02T03:04:05Z',
      manifestSha256: 'a'.repeat(64),
      schemasSha256: 'b'.repeat(64),
      ...(text.startsWith('!') && { yanked: { on: '2026-01-03', reason: 'A figure was wrong.' } }),
    }),
  );
  const latest = releases.findLast(({ yanked }) => yanked === undefined)?.version;
  return {
    collection: 'demo',
    updated: '2026-01-03T00:00:00Z',
    ...(latest !== undefined && { latest }),
    releases,
  };
}

/** Writes the demo store to a new directory. */
export async function demoStore(): Promise<{ directory: string; store: DirectoryStore }> {
  const directory = mkdtempSync(join(tmpdir(), 'depositary-edge-'));
  const store = new DirectoryStore(directory);
  for (const [key, text] of Object.entries(FILES)) await store.putIfAbsent(key, Buffer.from(text));
  const pointer = pointerWith('1.4.1', '1.4.2', '!2.0.0');
  await store.putIfAbsent('demo/releases.json', Buffer.from(`${JSON.stringify(pointer)}\n`));
  return { directory, store };
}
