import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020, type AnySchema } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRelease, build } from '../../../core/build/build.ts';
import type { Compat, Manifest, Revisions } from '../../../core/build/documents.ts';
import { compare } from '../../../core/compare/compare.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { baselineOf } from '../compare/baselines.ts';
import { commitAt, firstProject, snapshot } from '../publish/samples.ts';
import { RELEASE_PATHS } from './release-paths.ts';
import { firstRelease, jsonOf, nextRelease } from './releases.ts';

const SCHEMAS = new URL('../../../schemas/release/', import.meta.url);

let first: BuiltRelease;
let next: BuiltRelease;
beforeAll(async () => {
  first = await firstRelease();
  next = await nextRelease();
});

/** A validator of another make than ours: no options but the dialect. */
function plainValidator(schema: AnySchema) {
  return new Ajv2020({ strict: false, allErrors: true }).compile(schema);
}

describe('the files of a release', () => {
  it.each([
    ['first', () => first],
    ['next', () => next],
  ])('are exactly these: the %s', (_, release) => {
    const paths = [...release().files, release().sumsFile].map(({ path }) => path);
    expect(paths.sort()).toEqual(RELEASE_PATHS);
    expect(release().manifestFile.path).toBe('manifest.json');
  });

  it('have names that differ in more than case, so that every file system can hold them', () => {
    expect(new Set(RELEASE_PATHS.map((path) => path.toLowerCase())).size).toBe(RELEASE_PATHS.length);
  });

  it('know their own digests', () => {
    for (const { path, bytes, sha256 } of [...next.files, next.sumsFile, next.manifestFile]) {
      expect(createHash('sha256').update(bytes).digest('hex'), path).toBe(sha256);
    }
  });
});

/** Documents that no release holds, only their schemas. */
const BESIDE_RELEASES = new Set(['releases.json', 'receipt.json', 'submission.json', 'shards.json']);

describe('every document of a release', () => {
  it.each(readdirSync(SCHEMAS))('is valid for another validator: %s', (name) => {
    const schema: AnySchema = JSON.parse(readFileSync(new URL(name, SCHEMAS), 'utf8'));
    const validate = plainValidator(schema);
    const path = name.replace('.schema', '');
    for (const release of [first, next]) {
      expect(jsonOf(release, `schemas/release/${name}`)).toEqual(schema);
      if (BESIDE_RELEASES.has(path)) continue;
      validate(jsonOf(release, path));
      expect(validate.errors ?? []).toEqual([]);
    }
  });

  it('tells its collection and version', () => {
    for (const path of [
      'manifest.json',
      'compat.json',
      'quality.json',
      'revisions.json',
      'data/withdrawn.json',
    ]) {
      expect(jsonOf(next, path), path).toMatchObject({ collection: 'example-diplomacy', version: '1.1.0' });
    }
  });
});

describe('the schemas of a release', () => {
  const types = ['agreement', 'statement', 'figure', 'source', 'actor', 'place'];

  it.each([...types, 'tombstone'])('are valid under the meta-schema and carry their address: %s', (type) => {
    const path = `schemas/${type}.schema.json`;
    const schema = jsonOf(next, path);
    expect(new Ajv2020().validateSchema(schema)).toBe(true);
    expect(schema.$id).toBe(`/example-diplomacy/1.1.0/${path}`);
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
  });

  it.each(types)('describe the records of the release for another validator: %s', (type) => {
    const validate = plainValidator(jsonOf(next, `schemas/${type}.schema.json`));
    const { records } = jsonOf<{ records: JsonObject[] }>(next, `data/${type}s.json`);
    expect(records.length).toBeGreaterThan(0);
    expect(records.filter((record) => !validate(record))).toEqual([]);
  });

  it('describe its tombstones', () => {
    const validate = plainValidator(jsonOf(next, 'schemas/tombstone.schema.json'));
    const { records } = jsonOf<{ records: JsonObject[] }>(next, 'data/withdrawn.json');
    expect(records).toHaveLength(1);
    expect(records.filter((record) => !validate(record))).toEqual([]);
  });

  it('come with the authoring schemas and the units as they were', () => {
    const { authoringSchemas, units } = snapshot(firstProject());
    for (const [name, schema] of authoringSchemas)
      expect(jsonOf(first, `schemas/authoring/${name}`)).toEqual(schema);
    expect(jsonOf(first, 'schemas/units.json')).toEqual([...units.values()]);
  });
});

describe('the revision of a record', () => {
  const revisionsIn = (release: BuiltRelease): Record<string, string> => {
    const { revisions } = jsonOf<Revisions & JsonObject>(release, 'revisions.json');
    return Object.fromEntries(revisions.map(({ dataset, id, revision }) => [`${dataset}/${id}`, revision]));
  };

  it('is the version of the release in which it got its content', () => {
    expect(new Set(Object.values(revisionsIn(first)))).toEqual(new Set(['1.0.0']));
    expect(revisionsIn(next)).toEqual({
      'agreements/river-memorandum': '1.0.0',
      'statements/state-welcomes-crossing': '1.0.0',
      'figures/river-crossing-length': '1.0.0',
      'sources/example-gazette-1994': '1.0.0',
      'actors/example-state': '1.1.0',
      'places/border-town': '1.0.0',
      'places/old-ferry': '1.1.0',
      'places/river-island': '1.1.0',
    });
  });

  it('says of a tombstone that the record is withdrawn', () => {
    const { revisions } = jsonOf<Revisions & JsonObject>(next, 'revisions.json');
    expect(revisions.filter(({ withdrawn }) => withdrawn).map(({ id }) => id)).toEqual(['old-ferry']);
  });

  it('is written beside the releases for changed records only', () => {
    expect(next.changed.map(({ id }) => id)).toEqual(['example-state', 'old-ferry', 'river-island']);
    expect(first.changed).toHaveLength(7);
  });
});

it('compat.json gives the level, its reasons and the proof', () => {
  expect(jsonOf<Compat & JsonObject>(next, 'compat.json')).toEqual({
    collection: 'example-diplomacy',
    version: '1.1.0',
    level: 'minor',
    reasons: ['1 record added', '1 record merged', '1 record corrected'],
    schemaChanges: [],
    earlier: [{ version: '1.0.0', validated: 8, failed: [] }],
  });
});

it('compat.json lists what changed in the schemas, and which rule rates it', async () => {
  const before = snapshot(firstProject());
  const after = snapshot(firstProject().withValue('schemas/place.schema.json', '/description', 'A spot.'));
  const comparison = compare(baselineOf(before), after);
  const release = await build({ snapshot: after, comparison, version: '1.0.1', commit: commitAt(1) });
  expect(jsonOf<Compat & JsonObject>(release, 'compat.json').schemaChanges).toEqual([
    {
      rule: 'description-changed',
      level: 'patch',
      schema: 'place.schema.json',
      pointer: '',
      message: expect.stringMatching(/^place\.schema\.json: the description was ".*" and is "A spot\." now$/),
      before: expect.any(String),
      after: 'A spot.',
    },
  ]);
});

it('a release says when it was made from files that no commit holds', async () => {
  const of = snapshot();
  const commit = { ...commitAt(3), modified: true };
  const release = await build({ snapshot: of, comparison: compare(undefined, of), version: '1.0.0', commit });
  expect(jsonOf<Manifest & JsonObject>(release, 'manifest.json').modified).toBe(true);
  expect(jsonOf<Manifest & JsonObject>(first, 'manifest.json').modified).toBeUndefined();
});
