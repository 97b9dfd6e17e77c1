import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningEdge, startEdge } from '../../../cli/serve/edge.ts';
import type { Manifest } from '../../../core/build/documents.ts';
import { DirectoryStore } from '../../../core/publish/directory-store.ts';
import { publish } from '../../../core/publish/publish.ts';
import { COLLECTION, commitAt, snapshot } from '../../core/publish/samples.ts';
import { temporaryFolder } from '../depositary.ts';

const directory = temporaryFolder();
let edge: RunningEdge;
beforeAll(async () => {
  await publish(new DirectoryStore(directory), snapshot(), commitAt(0));
  edge = await startEdge({ directory, port: 0 });
});
afterAll(async () => {
  await edge.close();
  rmSync(directory, { recursive: true });
});

async function schemaPaths(): Promise<string[]> {
  const response = await fetch(`${edge.url}/${COLLECTION}/1.0.0/manifest.json`);
  const { files }: Manifest = JSON.parse(await response.text());
  return files.map(({ path }) => path).filter((path) => path.endsWith('.schema.json'));
}

it('the $id of every schema of a release, resolved where it was fetched, leads to exactly that schema', async () => {
  const paths = await schemaPaths();
  expect(paths.length).toBeGreaterThan(30);
  for (const path of paths) {
    const address = `${edge.url}/${COLLECTION}/1.0.0/${path}`;
    const text = await (await fetch(address)).text();
    const id = new URL(JSON.parse(text).$id, address);
    expect(id.href, path).toBe(address);
    const again = await fetch(id);
    expect([again.status, again.headers.get('content-type')], path).toEqual([200, 'application/schema+json']);
    expect(again.headers.get('access-control-allow-origin'), path).toBe('*');
    expect(await again.text(), path).toBe(text);
  }
});

it('the $id of what readers rely on names the version, so that schemas of two versions can be loaded together', async () => {
  const paths = (await schemaPaths()).filter((path) => !/authoring|release\//.test(path));
  expect(paths).toContain('schemas/draft-07/figure.schema.json');
  for (const path of paths) {
    const { $id } = JSON.parse(await (await fetch(`${edge.url}/${COLLECTION}/1.0.0/${path}`)).text());
    expect($id).toBe(`/${COLLECTION}/1.0.0/${path}`);
  }
});
