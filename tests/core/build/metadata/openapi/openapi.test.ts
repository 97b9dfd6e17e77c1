import { Validator } from '@seriousme/openapi-schema-validator';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../../../core/build/build.ts';
import { kindOfKey } from '../../../../../core/publish/delivery.ts';
import { CACHE_CONTROL } from '../../../../../core/shared/http.ts';
import { mediaTypeOf } from '../../../../../core/shared/media-type.ts';
import { aliasPathOf } from '../../../../../functions/edge/resolve.ts';
import { RELEASE_PATHS } from '../../release-paths.ts';
import { firstRelease, jsonOf } from '../../releases.ts';
import { describedRelease } from '../described.ts';

interface Parameter {
  name?: string;
  in?: string;
  schema?: { pattern?: string; enum?: string[] };
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  responses: Record<
    string,
    { headers?: Record<string, { $ref: string }>; content?: Record<string, unknown> }
  >;
}
interface OpenApi {
  servers: { url: string }[];
  paths: Record<string, { get: Operation }>;
  components: { headers: Record<string, { schema: { const?: string } }> };
}

let release: BuiltRelease;
let document: OpenApi;
beforeAll(async () => {
  release = await firstRelease();
  document = jsonOf(release, 'openapi.json');
});

/** Every address that the document describes, with its operation; `{file}` is replaced by each of its values. */
function addresses(): [address: string, operation: Operation][] {
  return Object.entries(document.paths).flatMap(([path, { get }]): [string, Operation][] => {
    const files = get.parameters.find(({ name }) => name === 'file')?.schema?.enum;
    const filled = path
      .replace('{version}', '1.0.0')
      .replace('{revision}', '1.0.0')
      .replace('{id}', 'someone')
      .replace('{submission}', '000000001-000000000000');
    return (files ?? ['']).map((file) => [filled.replace('{file}', file), get]);
  });
}

describe('the OpenAPI document of a release', () => {
  it('is valid for a validator of another make', async () => {
    for (const built of [release, await describedRelease()]) {
      const validator = new Validator();
      for (const path of RELEASE_PATHS.filter((name) =>
        /^schemas\/(release\/)?[a-z]+\.schema\.json$/.test(name),
      )) {
        await validator.addSpecRef({ ...jsonOf<object>(built, path), $id: path }, path);
      }
      const result = await validator.validate(jsonOf(built, 'openapi.json'));
      expect(result.errors ?? []).toEqual([]);
      expect(result.valid).toBe(true);
    }
  });

  it('describes every file of the release, and no file that is not there', () => {
    const inRelease = addresses()
      .map(([address]) => address)
      .filter((address) => address.startsWith('/example-diplomacy/1.0.0/'))
      .map((address) => address.replace('/example-diplomacy/1.0.0/', ''));
    expect(inRelease.sort()).toEqual([...RELEASE_PATHS, 'manifest.json', 'manifest.json.jws'].sort());
  });

  it('describes every kind of key that readers are served, with its caching and media type', () => {
    const kinds = new Set<string>();
    for (const [address, { responses }] of addresses()) {
      const key = address.slice(1);
      const kind = kindOfKey(key);
      kinds.add(kind);
      const header = responses['200']?.headers?.['Cache-Control']?.$ref.split('/').at(-1) ?? '';
      const cached = document.components.headers[header]?.schema.const;
      const isImmutable = kind === 'release-file' || kind === 'revision';
      expect(cached, address).toBe(isImmutable ? CACHE_CONTROL.immutable : CACHE_CONTROL.mutable);
      expect(Object.keys(responses['200']?.content ?? {}), address).toEqual([mediaTypeOf(key)]);
      expect(Object.keys(responses), address).toEqual(
        expect.arrayContaining(['200', '206', '304', '404', '412', '416']),
      );
    }
    expect([...kinds].sort()).toEqual(
      ['current-record', 'feed', 'other', 'pointer', 'receipt', 'release-file', 'revision'].sort(),
    );
  });

  it('says what else is answered: aliases, records that were replaced or withdrawn', () => {
    const codes = (path: string): string[] => Object.keys(document.paths[path]?.get.responses ?? {});
    expect(codes('/example-diplomacy/{version}/manifest.json')).toContain('307');
    expect(codes('/example-diplomacy/records/figures/{id}.json')).toEqual(
      expect.arrayContaining(['308', '410']),
    );
    expect(codes('/example-diplomacy/records/figures/{id}/{revision}.json')).not.toContain('410');
    expect(codes('/example-diplomacy/releases.json')).not.toContain('307');
  });

  it('takes the versions and aliases that the edge takes', () => {
    const { parameters = [] } = document.paths['/example-diplomacy/{version}/manifest.json']?.get ?? {};
    const pattern = new RegExp(parameters.find(({ name }) => name === 'version')?.schema?.pattern ?? '');
    for (const text of [
      'latest',
      'v1',
      'v0.4',
      'v1.4',
      'v10.20',
      'v',
      'v01',
      'v1.4.2',
      'newest',
      '1.4',
      '1.4.2',
      '01.4.2',
    ]) {
      const isAlias = aliasPathOf(`/example-diplomacy/${text}/manifest.json`) !== undefined;
      const isExact = kindOfKey(`example-diplomacy/${text}/manifest.json`) === 'release-file';
      expect(pattern.test(text), text).toBe(isAlias || isExact);
    }
  });

  it('refers to schemas that lie in the release', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^#"][^"]*)"/g)].map(
      ([, path]) => path,
    );
    expect(new Set(references).size).toBeGreaterThan(12);
    expect([...new Set(references)].filter((path) => !RELEASE_PATHS.includes(path ?? ''))).toEqual([]);
  });

  it('gives every operation a name of its own, that a programming language can have', () => {
    const names = Object.values(document.paths).map(({ get }) => get.operationId);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^get[A-Z][A-Za-z0-9]*$/.test(name))).toEqual([]);
    expect(names).toContain('getVersionDataFiguresJson');
  });

  it('names the host that the collection names, else none', async () => {
    expect(document.servers).toEqual([{ url: '/' }]);
    expect(jsonOf<OpenApi>(await describedRelease(), 'openapi.json').servers).toEqual([
      { url: 'https://data.example.org/open' },
    ]);
  });
});
