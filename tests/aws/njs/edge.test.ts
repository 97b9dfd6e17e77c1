import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resolve } from '../../../functions/edge/resolve.ts';
import { type EdgeAnswer, understand } from '../../functions/edge/answer.ts';
import { edgeBundle, UNKNOWN_SYNTAX } from '../../functions/edge/bundle.ts';
import { anyPath, ENTRIES, PASSING, REDIRECTS, UNKNOWN, versionOf } from '../../functions/edge/paths.ts';
import { Sandbox } from '../../functions/edge/sandbox.ts';
import { missing } from '../processes/component.ts';
import { callAll, njsVersion, refusalOf } from './njs.ts';

const version = njsVersion();
const skipped = missing('njs', version === undefined ? 'njs is not installed' : undefined);

describe.skipIf(skipped)(`njs ${version}`, async () => {
  const script = await edgeBundle();

  /** What the function answers in njs, and in the engine of `npm test`. */
  async function both(uris: readonly string[], method = 'GET', entries: object = ENTRIES) {
    const sandbox = await Sandbox.load(script);
    sandbox.entries = { ...entries };
    const requests = uris.map((uri) => ({ method, uri }));
    const results = callAll(script, { ...entries }, requests);
    expect(results).toHaveLength(uris.length);
    return requests.map((request, index): [njs: EdgeAnswer, sandbox: EdgeAnswer] => [
      understand(results[index] ?? '', request),
      sandbox.handle(request),
    ]);
  }

  test.each(['GET', 'HEAD', 'OPTIONS'])('answers %s as QuickJS does', async (method) => {
    const uris = [...REDIRECTS.map(([path]) => path), ...UNKNOWN.map(([path]) => path), ...PASSING];
    const answers = await both(uris, method);
    for (const [njs, sandbox] of answers) expect(njs).toEqual(sandbox);
    expect(new Set(answers.map(([njs]) => (njs.kind === 'pass' ? 'pass' : njs.status)))).toEqual(
      new Set(method === 'OPTIONS' ? [204, 'pass'] : [307, 404, 'pass']),
    );
  });

  test('answers any path as the source would have it', async () => {
    const paths = fc.sample(anyPath, { numRuns: 3000, seed: 1 }).filter((path) => path.isWellFormed());
    const answers = await both(paths);
    for (const [index, [njs]] of answers.entries()) {
      const expected = resolve(paths[index] ?? '', versionOf);
      if (expected.kind === 'pass') expect(njs).toEqual({ kind: 'pass' });
      if (expected.kind === 'unknown-alias') expect(njs).toMatchObject({ status: 404 });
      if (expected.kind === 'redirect')
        expect(njs).toMatchObject({ headers: { location: expected.location } });
    }
  });

  test.for(['1.4.2\n', '1.4.2\r\nA: b', '', '../x', 1.4, null, ['1.4.2'], { a: 1 }])(
    'sends nobody anywhere where the store holds %j',
    async (value) => {
      const [answers] = await both(['/demo/latest/x'], 'GET', { 'demo@latest': value });
      expect(answers?.[0]).toMatchObject({ status: 404 });
    },
  );

  test('takes the longest address that CloudFront accepts', async () => {
    const long = ['a/', 'a', 'a-', '-', '.', 'a.', '1.'].flatMap((piece) => {
      const text = piece.repeat(8192 / piece.length);
      return [`/demo/latest/${text}`, `/${text}`, `/${text}/latest`, `/${text}a/latest/x`];
    });
    for (const [njs, sandbox] of await both(long.map((path) => path.slice(0, 8192))))
      expect(njs).toEqual(sandbox);
  });

  test.for(UNKNOWN_SYNTAX)('does not know %s', ([, , source]) => {
    expect(refusalOf(source)).toContain('SyntaxError');
  });
});
