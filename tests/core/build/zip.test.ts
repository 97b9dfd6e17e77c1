import { unzipSync } from 'fflate';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../core/build/build.ts';
import { textFile } from '../../../core/build/release-file.ts';
import { zipFile } from '../../../core/build/zip.ts';
import { sha256 } from '../../../core/shared/canonical.ts';
import { nextRelease } from './releases.ts';

const FILES = [
  textFile('data/b.json', '{}\n'),
  textFile('LICENSE', 'free\n'),
  textFile('data/a.json', '[]\n'),
];

function zipped(files = FILES): Uint8Array {
  return zipFile('example', '1.0.0', files, 7).bytes;
}

describe('the zip of a release', () => {
  let release: BuiltRelease;
  let inside: Record<string, Uint8Array>;
  beforeAll(async () => {
    release = await nextRelease();
    const zip = release.files.find(({ path }) => path === 'example-diplomacy.zip');
    inside = unzipSync(zip?.bytes ?? new Uint8Array());
  });

  it('holds every file but the database, the package, the manifest and itself, in one folder', () => {
    const expected = release.files
      .filter(({ path }) => !/\.(zip|sqlite|tgz)$/.test(path))
      .map(({ path, bytes }) => [`example-diplomacy-1.1.0/${path}`, sha256(bytes)]);
    const found = Object.entries(inside).map(([path, bytes]) => [path, sha256(bytes)]);
    const sums = 'example-diplomacy-1.1.0/SHA256SUMS';
    expect(found.filter(([path]) => path !== sums).sort()).toEqual(expected.sort());
    expect(Object.keys(inside)).toContain(sums);
  });

  it('has digests of exactly what is in it, each as in the release', () => {
    const lines = new TextDecoder()
      .decode(inside['example-diplomacy-1.1.0/SHA256SUMS'])
      .split('\n')
      .slice(0, -1);
    const listed = lines.map((line) => line.split('  '));
    expect(listed.map(([, path]) => `example-diplomacy-1.1.0/${path}`)).toEqual(
      Object.keys(inside).filter((path) => !path.endsWith('SHA256SUMS')),
    );
    for (const [digest, path] of listed)
      expect(sha256(inside[`example-diplomacy-1.1.0/${path}`] ?? ''), path).toBe(digest);
    const released = new TextDecoder().decode(release.sumsFile.bytes).split('\n');
    expect(lines.filter((line) => !released.includes(line))).toEqual([]);
  });

  it('is listed with the number of its records', () => {
    const listed = release.manifest.files.find(({ path }) => path.endsWith('.zip'));
    const counts = Object.values(release.manifest.counts).reduce((sum, count) => sum + count, 0);
    expect(listed).toMatchObject({ mediaType: 'application/zip', records: counts });
  });
});

describe('the bytes of a zip', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('do not depend on the order of the files', () => {
    expect(zipped(FILES.toReversed())).toEqual(zipped());
    expect(Object.keys(unzipSync(zipped()))).toEqual([
      'example-1.0.0/LICENSE',
      'example-1.0.0/SHA256SUMS',
      'example-1.0.0/data/a.json',
      'example-1.0.0/data/b.json',
    ]);
  });

  it('are the same in every time zone', () => {
    const zones = Intl.supportedValuesOf('timeZone');
    expect(zones.length).toBeGreaterThan(300);
    const digests = zones.map((name) => {
      process.env.TZ = name;
      return sha256(zipped());
    });
    expect(new Set(digests).size).toBe(1);
  });
});
