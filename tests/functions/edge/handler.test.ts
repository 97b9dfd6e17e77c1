import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CACHE_CONTROL, CROSS_ORIGIN } from '../../../core/shared/http.ts';
import { resolve } from '../../../functions/edge/resolve.ts';
import { edgeBundle } from './bundle.ts';
import { anyPath, ENTRIES, PASSING, REDIRECTS, UNKNOWN, versionOf } from './paths.ts';
import { Sandbox } from './sandbox.ts';

const script = await edgeBundle();
const sandbox = await Sandbox.load(script);
sandbox.entries = ENTRIES;

/** The headers of all answers. */
const COMMON = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': CROSS_ORIGIN.exposedHeaders.join(', '),
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'cross-origin',
};
const METHODS = CROSS_ORIGIN.methods.join(', ');

const NOT_FOUND = {
  kind: 'answer',
  status: 404,
  headers: { ...COMMON, 'content-type': 'application/problem+json', 'cache-control': CACHE_CONTROL.error },
};

describe.each(['GET', 'HEAD'])('%s', (method) => {
  test.for(REDIRECTS)('%s leads to %s', ([uri, location]) => {
    expect(sandbox.handle({ method, uri })).toEqual({
      kind: 'answer',
      status: 307,
      headers: { ...COMMON, location, 'cache-control': CACHE_CONTROL.redirect },
      body: '',
    });
  });

  test.for(UNKNOWN)('%s is unknown', ([uri, collection, alias]) => {
    const answer = sandbox.handle({ method, uri });
    expect(answer).toMatchObject(NOT_FOUND);
    expect(answer.kind === 'answer' && JSON.parse(answer.body)).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail:
        `No version is known for the alias ${alias} of "${collection}"; ` +
        `/${collection}/releases.json lists the releases.`,
      code: 'unknown-alias',
      releases: `/${collection}/releases.json`,
    });
  });

  test.for(PASSING)('%j passes', (uri) => {
    expect(sandbox.handle({ method, uri })).toEqual({ kind: 'pass' });
  });
});

describe('OPTIONS', () => {
  const paths = [...REDIRECTS.map(([path]) => path), ...UNKNOWN.map(([path]) => path)];

  test.for(paths)('%s tells a browser what it may do, without a look-up', async (uri) => {
    const answer = {
      kind: 'answer',
      status: 204,
      headers: {
        ...COMMON,
        allow: METHODS,
        'access-control-allow-methods': METHODS,
        'access-control-allow-headers': '*',
        'access-control-max-age': String(CROSS_ORIGIN.maxAgeSeconds),
      },
      body: '',
    };
    expect(sandbox.handle({ method: 'OPTIONS', uri })).toEqual(answer);
  });

  test('passes where there is no alias', () => {
    expect(sandbox.handle({ method: 'OPTIONS', uri: '/demo/1.4.2/x' })).toEqual({ kind: 'pass' });
  });
});

describe('whatever goes wrong with the look-up, the answer is 404', () => {
  test.for([
    ['there is no store', '() => { throw new Error("no store") }'],
    ['there is no function', 'undefined'],
    ['there is no handle', '() => undefined'],
    ['the handle has no method', '() => ({})'],
    ['the method throws', '() => ({ get() { throw new Error("broken") } })'],
    ['it rejects', '() => ({ get: async () => { throw new Error("KeyNotFound") } })'],
    ['it rejects with nothing', '() => ({ get: () => Promise.reject() })'],
    ['it rejects with a text', '() => ({ get: () => Promise.reject("no") })'],
    ['it gives a hostile promise', '() => ({ get: () => ({ then() { throw null } }) })'],
    [
      'it gives a version that changes',
      '() => { let n = 0; return { get: async () => ({ toString: () => (n++ ? "../x" : "1.4.2") }) } }',
    ],
    ['it gives a list', '() => ({ get: async () => ["1.4.2"] })'],
    ['it gives bytes', '() => ({ get: async () => new Uint8Array([49, 46, 52, 46, 50]) })'],
    ['it gives a symbol', '() => ({ get: async () => Symbol("1.4.2") })'],
  ])('%s', async ([, kvs = '']) => {
    const broken = await Sandbox.load(script, { kvs });
    expect(broken.handle({ method: 'GET', uri: '/demo/latest/x' })).toMatchObject(NOT_FOUND);
    expect(broken.handle({ method: 'GET', uri: '/demo/1.4.2/x' })).toEqual({ kind: 'pass' });
  });

  test.for([
    null,
    1.4,
    true,
    {},
    '',
    'latest',
    '1.4',
    '1.4.2.0',
    '01.4.2',
    '1.4.2\n',
    '1.4.2\r\nSet-Cookie: a=b',
    ' 1.4.2',
    '1.4.2/../../other/1.0.0',
    '//evil.example',
  ])('it gives %j', (value) => {
    sandbox.entries = { 'demo@latest': value };
    expect(sandbox.handle({ method: 'GET', uri: '/demo/latest/x' })).toMatchObject(NOT_FOUND);
    sandbox.entries = ENTRIES;
  });
});

describe('any path', () => {
  test('is answered as the source would have it', () => {
    fc.assert(
      fc.property(anyPath, (uri) => {
        const expected = resolve(uri, versionOf);
        const answer = sandbox.handle({ method: 'GET', uri });
        if (expected.kind === 'pass') {
          expect(answer).toEqual({ kind: 'pass' });
        } else if (expected.kind === 'redirect') {
          expect(answer).toMatchObject({ status: 307, headers: { location: expected.location } });
        } else {
          expect(answer).toMatchObject(NOT_FOUND);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('never leads anywhere but to an exact version, whatever the store holds', () => {
    fc.assert(
      fc.property(anyPath, fc.anything(), (uri, value) => {
        sandbox.entries = { 'demo@latest': value, 'demo@v1': value };
        const answer = sandbox.handle({ method: 'GET', uri });
        if (answer.kind === 'pass' || answer.status === 404) return;
        expect(answer.headers.location).toMatch(/^\/demo\/\d+\.\d+\.\d+\/[A-Za-z0-9._/-]*$/);
      }),
      { numRuns: 2000 },
    );
    sandbox.entries = ENTRIES;
  });
});
