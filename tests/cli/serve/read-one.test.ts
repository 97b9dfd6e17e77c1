import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningEdge, startEdge } from '../../../cli/serve/edge.ts';
import type { ReleaseManifest } from '../../../client/api.ts';
import { openRelease } from '../../../client/open-release.ts';
import { publish } from '../../../core/publish/publish.ts';
import { manyPlaces } from '../../core/publish/large-collection.ts';
import { MemoryStore } from '../../core/publish/memory-store.ts';
import { COLLECTION, commitAt } from '../../core/publish/samples.ts';
import { ask } from './http.ts';

const directory = mkdtempSync(join(tmpdir(), 'read-one-'));
let edge: RunningEdge;

beforeAll(async () => {
  const store = new MemoryStore();
  await publish(store, manyPlaces(1000), commitAt(0));
  for (const [key, bytes] of store.contents) {
    const path = join(directory, key);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  edge = await startEdge({ directory, port: 0 });
});
afterAll(async () => {
  await edge.close();
  rmSync(directory, { recursive: true });
});

it('one record of many is had from its own address with one request', async () => {
  const { status, body } = await ask(edge.url, `/${COLLECTION}/records/places/place-000123.json`);
  expect([status, JSON.parse(body).id]).toEqual([200, 'place-000123']);
  expect(body.length).toBeLessThan(15_000);
});

it('and, verified, from its shard with two, which may be kept for ever', async () => {
  const answers: { url: string; kept: string | null; bytes: number }[] = [];
  const release = await openRelease<{
    records: Record<string, object>;
    withdrawn: object;
    manifest: ReleaseManifest;
  }>('1', {
    site: edge.url,
    collection: COLLECTION,
    async fetch(url) {
      const answer = await fetch(url);
      const bytes = await answer.arrayBuffer();
      answers.push({ url, kept: answer.headers.get('cache-control'), bytes: bytes.byteLength });
      return { ok: answer.ok, status: answer.status, arrayBuffer: async () => bytes };
    },
  });
  answers.length = 0;
  expect(await release.record('places', 'place-000123')).toMatchObject({ id: 'place-000123' });
  expect(answers).toHaveLength(2);
  expect(answers.every(({ kept }) => kept?.includes('immutable'))).toBe(true);
  expect(answers.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(50_000);
});
