import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasPathOf, resolve, resolveAlias } from '../../../functions/edge/resolve.ts';

const VERSIONS = new Map([
  ['demo@latest', '1.4.2'],
  ['demo@v1', '1.4.2'],
  ['demo@v1.4', '1.4.2'],
  ['demo@v0', '0.9.0'],
]);
const versionOf = (collection: string, alias: string) => VERSIONS.get(`${collection}@${alias}`);

describe('aliases', () => {
  test.for([
    ['/demo/latest', '/demo/1.4.2/manifest.json'],
    ['/demo/latest/', '/demo/1.4.2/manifest.json'],
    ['/demo/v1/manifest.json', '/demo/1.4.2/manifest.json'],
    ['/demo/v1.4/data/agreements.csv', '/demo/1.4.2/data/agreements.csv'],
    ['/demo/v0/LICENSE', '/demo/0.9.0/LICENSE'],
    ['/demo/latest/latest/v1', '/demo/1.4.2/latest/v1'],
  ] as const)('%s leads to %s', ([path, location]) => {
    expect(resolve(path, versionOf)).toEqual({ kind: 'redirect', location });
  });

  test.for([
    ['/demo/v2', 'demo', 'v2'],
    ['/demo/v1.5/x', 'demo', 'v1.5'],
    ['/other/latest/x', 'other', 'latest'],
  ] as const)('%s is unknown', ([path, collection, alias]) => {
    expect(resolve(path, versionOf)).toEqual({ kind: 'unknown-alias', collection, alias });
  });

  test.for([
    '',
    '/',
    '/demo',
    '/demo/',
    '/demo/releases.json',
    '/demo/1.4.2/manifest.json',
    '/demo/1.4.2/latest/manifest.json',
    '/demo/records/actors/latest.json',
    '/demo/latest.json',
    '/demo/latestx',
    '/demo/V1/x',
    '/demo/v01/x',
    '/demo/v1.4.2/x',
    '/demo/v/x',
    '/latest/x',
    '//latest/x',
    '/demo//latest/x',
    '/Demo/latest/x',
    '/__proto__/latest',
    '/demo/latest//x',
    '/demo/latest/../../other/1.0.0/x',
    '/demo/latest/%2e%2e/%2e%2e/x',
    '/demo/latest/..%2fx',
    '/demo/latest/\\..\\x',
    '/demo/latest/x\r\nSet-Cookie: a=b',
    '/demo/latest/x\n',
    '/demo/latest?x=1',
    '/demo/latest/.hidden',
    'https://evil.example/demo/latest',
  ])('%j passes', (path) => {
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
  const segment = fc.oneof(
    fc.constantFrom(
      'demo',
      'latest',
      'v1',
      'v1.4',
      '1.4.2',
      '..',
      '.',
      '',
      '%2e%2e',
      '%2f',
      'data',
      'x.json',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const path = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(segment, { maxLength: 6 }).map((segments) => `/${segments.join('/')}`),
    fc.array(segment, { maxLength: 6 }).map((segments) => `/demo/latest/${segments.join('/')}`),
  );
  const version = fc.oneof(fc.constantFrom(undefined, '1.4.2', '10.0.0'), fc.string());

  test('never throws, and never leads out of its collection or to another file', () => {
    fc.assert(
      fc.property(path, version, (text, found) => {
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
      fc.property(path, version, (text, found) => {
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
