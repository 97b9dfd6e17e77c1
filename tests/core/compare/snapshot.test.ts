import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../../core/shared/canonical.ts';
import { DATASETS } from '../../../core/shared/datasets.ts';
import type { Json, JsonObject } from '../../../core/shared/json.ts';
import { IDS, type Project, validProject } from '../check/project.ts';
import { changedProject, snapshot } from '../publish/samples.ts';

/** The same JSON value with the keys of every object the other way round. */
function reversed(value: Json): Json {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

/** The same project with the keys of every record the other way round, on one line. */
function withKeysReversed(project: Project): Project {
  return Object.entries(IDS).reduce((changed, [dataset, id]) => {
    const path = `datasets/${dataset}/${id}.json`;
    return changed.with(path, JSON.stringify(reversed(JSON.parse(changed.text(path)))));
  }, project);
}

describe('the entries of a snapshot', () => {
  it('stand by dataset, then by id', () => {
    const names = snapshot(changedProject()).entries.map(({ dataset, id }) => `${dataset}/${id}`);
    expect(names).toEqual([
      'agreements/river-memorandum',
      'statements/state-welcomes-crossing',
      'figures/river-crossing-length',
      'sources/example-gazette-1994',
      'actors/example-state',
      'places/border-town',
      'places/old-ferry',
      'places/river-island',
    ]);
  });

  it('stand in the order of code units, not of a language', () => {
    const project = ['a-2', 'a-10', 'a', 'a1', 'z'].reduce(
      (more, id) => more.withCopy('places', id, { names: [{ name: `Town ${id}`, language: 'en' }] }),
      validProject(),
    );
    const ids = snapshot(project).entries.flatMap(({ dataset, id }) => (dataset === 'places' ? [id] : []));
    expect(ids).toEqual(['a', 'a-10', 'a-2', 'a1', 'border-town', 'z']);
  });

  it('hold canonical JSON and its digest', () => {
    for (const { text, content, sha256: digest } of snapshot(changedProject()).entries) {
      expect(text).toBe(canonicalJson(content));
      expect(JSON.parse(text)).toEqual(content);
      expect(digest).toBe(sha256(text));
    }
  });

  it('tell records from tombstones, of which nothing is computed', () => {
    const entry = snapshot(changedProject()).entries.find(({ id }) => id === 'old-ferry');
    expect(entry).toMatchObject({
      kind: 'tombstone',
      content: { id: 'old-ferry', withdrawn: { on: '2020-03-01', replacedBy: ['border-town'] } },
    });
  });

  it('are the same whatever the order of keys and the white space in the files', () => {
    const project = validProject();
    const [one, other] = [snapshot(project), snapshot(withKeysReversed(project))];
    expect(other.entries.map(({ text, sha256: digest }) => ({ text, digest }))).toEqual(
      one.entries.map(({ text, sha256: digest }) => ({ text, digest })),
    );
  });
});

describe('the digest of the published schemas', () => {
  const digestWith = (path: string, pointer: string, value: Json | undefined): string =>
    snapshot(validProject().withValue(`schemas/${path}`, pointer, value)).schemasSha256;
  const before = snapshot().schemasSha256;

  it.each<{ what: string; path: string; pointer: string; value: Json }>([
    {
      what: 'a new optional property',
      path: 'place.schema.json',
      pointer: '/properties/mayor',
      value: { type: 'string', description: 'Who governs it.', examples: ['A. Mayor'], maxLength: 50 },
    },
    {
      what: 'a new value of a vocabulary',
      path: 'place.schema.json',
      pointer: '/properties/kind/enum/-',
      value: 'island',
    },
    {
      what: 'a longer limit in a shared definition',
      path: 'common.schema.json',
      pointer: '/$defs/note/maxLength',
      value: 1999,
    },
    {
      what: 'a tombstone’s description',
      path: 'tombstone.schema.json',
      pointer: '/description',
      value: 'What stays.',
    },
  ])('changes with what readers see: $what', ({ path, pointer, value }) => {
    expect(digestWith(path, pointer, value)).not.toBe(before);
  });

  it.each<{ what: string; path: string; pointer: string; value: Json | undefined }>([
    {
      what: 'the schema of collection.json',
      path: 'collection.schema.json',
      pointer: '/description',
      value: 'About the collection.',
    },
    {
      what: 'that a value is the curator’s own',
      path: 'place.schema.json',
      pointer: '/properties/note/x-curated',
      value: undefined,
    },
    {
      what: 'a definition that no record type reaches',
      path: 'common.schema.json',
      pointer: '/$defs/unreached',
      value: {
        title: 'Unreached',
        type: 'string',
        description: 'Nobody uses it.',
        examples: ['x'],
        maxLength: 5,
      },
    },
  ])('stays with what only curators see: $what', ({ path, pointer, value }) => {
    expect(digestWith(path, pointer, value)).toBe(before);
  });

  it('stays when records change', () => {
    expect(snapshot(changedProject()).schemasSha256).toBe(before);
  });

  it('stays when the keys of a schema file stand in another order', () => {
    const path = 'schemas/place.schema.json';
    const schema: JsonObject = JSON.parse(validProject().text(path));
    const shuffled = validProject().withJson(path, reversed(schema));
    expect(snapshot(shuffled).schemasSha256).toBe(before);
  });
});

describe('the digest of what curators work with', () => {
  const before = snapshot().authoringSha256;
  const digestWith = (path: string, pointer: string, value: Json): string =>
    snapshot(validProject().withValue(`schemas/${path}`, pointer, value)).authoringSha256;

  it('changes with the authoring schemas and with the units', () => {
    expect(digestWith('collection.schema.json', '/description', 'About the collection.')).not.toBe(before);
    expect(digestWith('units.json', '/0/label', 'meters')).not.toBe(before);
  });

  it('stays when records change, or the order of keys in a schema file', () => {
    const path = 'schemas/place.schema.json';
    const shuffled = changedProject().withJson(path, reversed(JSON.parse(validProject().text(path))));
    expect(snapshot(shuffled).authoringSha256).toBe(before);
  });
});

it('holds the published schema of each record type and of tombstones, without an address', () => {
  const { schemas } = snapshot();
  const types = [...Object.values(DATASETS), 'tombstone'];
  expect([...schemas.keys()]).toEqual(types.map((type) => `${type}.schema.json`));
  for (const schema of schemas.values()) expect(schema.$id).toBeUndefined();
});

it('makes the types once, when they are first asked for', async () => {
  const { types } = snapshot();
  const first = types();
  expect(types()).toBe(first);
  expect(Object.keys(await first)).toEqual(['published', 'authoring']);
});
