import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Manifest } from '../../core/build/documents.ts';
import { sha256 } from '../../core/shared/canonical.ts';
import { commitOptions, depositary, REPOSITORY, temporaryFolder } from '../cli/depositary.ts';
import { publishedRelease } from './published.ts';

test('the shipped collection, published again elsewhere, in another time zone and language, has the same bytes', () => {
  const { manifest, folder } = publishedRelease();
  const store = temporaryFolder();
  onTestFinished(() => rmSync(store, { recursive: true }));
  const env = { TZ: 'Pacific/Apia', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' };
  const run = depositary(['publish', '--store', store, ...commitOptions()], { cwd: REPOSITORY, env });
  expect(run.status, run.stderr).toBe(0);
  const again = join(store, manifest.collection, manifest.version);
  const paths = [...manifest.files.map(({ path }) => path), 'manifest.json'];
  expect(paths.length).toBeGreaterThan(150);
  const digestsIn = (root: string): string[] =>
    paths.map((path) => `${path} ${sha256(readFileSync(join(root, path)))}`);
  expect(digestsIn(again)).toEqual(digestsIn(folder));
  const { files }: Manifest = JSON.parse(readFileSync(join(again, 'manifest.json'), 'utf8'));
  // For whoever reads the log.
  const size = (path: string): string => `${path} ${files.find((file) => file.path === path)?.bytes} bytes`;
  console.log(
    [`${manifest.collection}.sqlite`, `${manifest.collection}.zip`, 'package.tgz'].map(size).join(', '),
  );
});
