import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasPathOf, resolve, resolveAlias } from '../../../functions/edge/resolve.ts';
import { anyPath, PASSING, REDIRECTS, UNKNOWN, versionOf } from './paths.ts';

describe('aliases', () => {
  test.for(REDIRECTS)('%s leads to %s', ([path, location]) => {
    expect(resolve(path, versionOf)).toEqual({ kind: 'redirect', location });
  });

  test.for(UNKNOWN)('%s is unknown', ([path, collection, alias]) => {
    expect(resolve(path, versionOf)).toEqual({ kind: 'unknown-alias', collection, alias });
  });

  test.for(PASSING)('%j passes', (path) => {
    expect(resolve(path, versionOf)).toEqual({ kind: 'pass' });
  });

  test('a lookup that gives anything but a version sends nobody anywhere', () => {
    const path = { collection: 'demo', alias: 'latest', rest: '/x' };
    for (const version of ['', '../other/1.0.0', '1.4', '1.4.2/..', '01.0.0', '//evil.example']) {
      expect(resolveAlias(path, version)).toMatchObject({ kind: 'unknown-alias' });
    }
  });
});

describe('any path', () => {
  const version = fc.oneof(fc.constantFrom(undefined, '1.4.2', '10.0.0'), fc.string());

  test('never throws, and never leads out of its collection or to another file', () => {
    fc.assert(
      fc.property(anyPath, version, (text, found) => {
        const resolution = resolve(text, () => found);
        if (resolution.kind !== 'redirect') return;
        // As a browser reads it.
        const { origin, pathname, search, hash } = new URL(resolution.location, 'https://host.example/a/b');
        expect([origin, search, hash]).toEqual(['https://host.example', '', '']);
        const alias = aliasPathOf(text);
        const rest = alias?.rest === '' || alias?.rest === '/' ? '/manifest.json' : alias?.rest;
        expect(pathname).toBe(`/${alias?.collection}/${found}${rest}`);
      }),
      { numRuns: 3000 },
    );
  });

  test('what it leads to passes', () => {
    fc.assert(
      fc.property(anyPath, version, (text, found) => {
        const resolution = resolve(text, () => found);
        if (resolution.kind !== 'redirect') return;
        expect(resolve(resolution.location, () => found)).toEqual({ kind: 'pass' });
      }),
      { numRuns: 3000 },
    );
  });

  test('exact versions always pass', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), fc.string(), (major, minor, patch, rest) => {
        const exact = `/demo/${major}.${minor}.${patch}/${rest}`;
        expect(resolve(exact, () => '1.0.0')).toEqual({ kind: 'pass' });
      }),
    );
  });

  test('takes no longer than its length', () => {
    for (const piece of ['a', 'a-', '/', '/a', '/demo/latest', 'v1.']) {
      const begin = performance.now();
      resolve(`/demo/latest/${piece.repeat(100_000)} `, versionOf);
      resolve(`/${piece.repeat(100_000)} `, versionOf);
      // Quadratic work on this would take minutes.
      expect(performance.now() - begin).toBeLessThan(5_000);
    }
  });
});
