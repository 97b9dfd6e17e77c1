import { describe, expect, it } from 'vitest';
import { IDS, inRecord, type Project, validProject } from './project.ts';

const ONE_EACH = { agreements: 1, statements: 1, figures: 1, sources: 1, actors: 1, places: 1 };
const NONE = { agreements: 0, statements: 0, figures: 0, sources: 0, actors: 0, places: 0 };
const codes = (project: Project) => project.findings().map(({ code }) => code);
const unused = validProject().withCopy('places', 'far-village', {
  names: [{ name: 'Far Village', language: 'en' }],
});

describe('check of a valid project', () => {
  it('gives the collection, its counts and no finding', () => {
    const { findings, counts, collection } = validProject().check();
    expect(findings).toEqual([]);
    expect(counts).toEqual(ONE_EACH);
    expect(collection?.settings.name).toBe('example-diplomacy');
    expect(collection?.entries.map(({ dataset, id, kind }) => [dataset, id, kind])).toEqual(
      Object.entries(IDS)
        .map(([dataset, id]) => [dataset, id, 'record'])
        .sort(),
    );
    expect(collection?.units.get('km')).toMatchObject({ factor: 1000 });
  });

  it('counts tombstones as records and gives them as such', () => {
    const { counts, collection } = validProject().withTombstone('places', 'old-town').check();
    expect(counts).toEqual({ ...ONE_EACH, places: 2 });
    expect(collection?.entries).toContainEqual(
      expect.objectContaining({ dataset: 'places', id: 'old-town', kind: 'tombstone' }),
    );
  });

  it('gives the collection although there is a warning', () => {
    const { findings, collection } = unused.check();
    expect(findings).toMatchObject([{ severity: 'warning' }]);
    expect(collection).toBeDefined();
  });

  it('gives the same result twice', () => {
    expect(unused.check()).toEqual(unused.check());
  });
});

describe('check of a project with an error', () => {
  it.each<[string, Project]>([
    ['of syntax', validProject().with(inRecord('actors').file, '{')],
    ['of a schema', validProject().withRecord('actors', '/kind', 'wizard')],
    ['of a rule', validProject().withRecord('actors', '/country', 'XX')],
    ['in the settings', validProject().withValue('datasets/collection.json', '/license', '')],
    ['in a schema', validProject().withValue('schemas/actor.schema.json', '/not', {})],
  ])('%s gives no collection', (_, project) => {
    const result = project.check();
    expect(result.findings).toMatchObject([{ severity: 'error' }]);
    expect(result).not.toHaveProperty('collection');
  });

  it('leaves a record that fails one step out of the later ones', () => {
    const project = validProject().withRecord('actors', '/country', 'XX').withRecord('actors', '/wings', 2);
    expect(codes(project)).toEqual(['unknown-property']);
  });

  it('still checks the other records', () => {
    const project = validProject()
      .with(inRecord('statements').file, '{')
      .withRecord('actors', '/country', 'XX')
      .withRecord('agreements', '/parties/0/actor', 'no-such-actor');
    expect(codes(project)).toEqual(['unknown-country', 'missing-reference', 'json-syntax']);
  });

  it('counts a record that cannot be read', () => {
    expect(validProject().with(inRecord('actors').file, '{').check().counts).toEqual(ONE_EACH);
  });

  it('lists findings by file, line and column', () => {
    const project = validProject()
      .withRecord('figures', '/unit', 'furlongs')
      .withRecord('actors', '/names/0/name', ' Example State')
      .withRecord('actors', '/country', 'XX');
    expect(project.findings().map(({ file, line }) => [file, line])).toEqual([
      [inRecord('actors').file, 6],
      [inRecord('actors').file, 10],
      [inRecord('figures').file, 11],
    ]);
  });

  it('says in every finding what to do', () => {
    const project = validProject()
      .withRecord('figures', '/unit', 'furlongs')
      .withRecord('statements', '/wings', 2)
      .with('datasets/README.md', '')
      .with(inRecord('actors').file, '[');
    expect(project.findings()).toHaveLength(4);
    for (const { help, message } of project.findings()) {
      expect(help).toMatch(/\.$/);
      expect(message).toMatch(/\.$/);
    }
  });
});

describe('missing-collection', () => {
  it('is reported where there is no collection.json', () => {
    expect(validProject().without('datasets/collection.json').found()).toEqual([
      {
        code: 'missing-collection',
        severity: 'error',
        file: 'datasets/collection.json',
        message: 'There is no datasets/collection.json.',
        text: '',
      },
    ]);
  });

  it.each<[string, Project]>([
    ['invalid', validProject().withValue('datasets/collection.json', '/name', 'Not An Id')],
    ['no JSON', validProject().with('datasets/collection.json', '{')],
    ['a link', validProject().with('datasets/collection.json', { unread: 'link' })],
  ])('is not reported where collection.json is %s', (_, project) => {
    expect(codes(project)).toHaveLength(1);
    expect(codes(project)).not.toContain('missing-collection');
  });
});

describe('unexpected-file', () => {
  it.each([
    ['datasets/README.md', 'This file belongs to no dataset.'],
    ['datasets/people/jane.json', 'This file belongs to no dataset.'],
    ['datasets/actors/Jane.json', '"Jane.json" is no file name of a record.'],
  ])('is reported for %s', (path, message) => {
    expect(validProject().with(path, '{}').found()).toEqual([
      { code: 'unexpected-file', severity: 'error', file: path, message, text: '{}' },
    ]);
  });

  it('is the only finding for a file that also was not read', () => {
    expect(codes(validProject().with('datasets/link', { unread: 'link' }))).toEqual(['unexpected-file']);
  });
});

describe('wrong-schema', () => {
  it.each<[string, Project, string]>([
    [
      'a reference that leads nowhere',
      validProject().withValue('schemas/actor.schema.json', '/properties/note/$ref', '#/$defs/nothing'),
      '#/$defs/nothing',
    ],
    [
      'a reference to a file that is not there',
      validProject().withValue('schemas/actor.schema.json', '/properties/note/$ref', 'nothing.schema.json'),
      'nothing.schema.json',
    ],
    [
      'a reference to a name that every object inherits',
      validProject().withValue(
        'schemas/actor.schema.json',
        '/properties/note/$ref',
        'common.schema.json#/$defs/toString',
      ),
      'toString',
    ],
    [
      'a type that does not exist',
      validProject().withValue('schemas/actor.schema.json', '/properties/kind/type', 'word'),
      'word',
    ],
    ['no units', validProject().without('schemas/units.json'), 'units.json'],
    ['no schema of the units', validProject().without('schemas/units.schema.json'), 'units.schema.json'],
    ['no common schema', validProject().without('schemas/common.schema.json'), 'common.schema.json'],
    ['no schema of a dataset', validProject().without('schemas/figure.schema.json'), 'figure.schema.json'],
    [
      'no schema of tombstones',
      validProject().without('schemas/tombstone.schema.json'),
      'tombstone.schema.json',
    ],
    [
      'no schema of settings',
      validProject().without('schemas/collection.schema.json'),
      'collection.schema.json',
    ],
  ])('is reported for %s', (_, project, named) => {
    const { findings, counts } = project.withTombstone('places', 'old-town').check();
    expect(findings).toMatchObject([{ code: 'wrong-schema', severity: 'error' }]);
    expect(findings[0]?.message).toContain(named);
    expect(counts).toEqual(NONE);
  });

  it('is not needed for a wrong units.json, which is checked under its schema', () => {
    const project = validProject().withValue('schemas/units.json', '/0/factor', 'one');
    expect(project.found()).toMatchObject([
      { code: 'wrong-type', file: 'schemas/units.json', pointer: '/0/factor', text: '"one"' },
    ]);
  });

  it('is not reported for other files beside the schemas', () => {
    expect(codes(validProject().with('schemas/README.md', 'Read me.'))).toEqual([]);
  });

  it('reports a schema that is no JSON at its place', () => {
    const project = validProject().with('schemas/actor.schema.json', '{"a":1,"a":2}');
    expect(project.found()).toMatchObject([
      { code: 'duplicate-key', file: 'schemas/actor.schema.json', text: '"a":2}' },
    ]);
  });
});

describe('the place of a finding', () => {
  const place = (project: Project) =>
    project.findings().map(({ line, column, endLine, endColumn }) => [line, column, endLine, endColumn]);

  it('ends where the value ends', () => {
    expect(place(validProject().withRecord('actors', '/kind', 'wizard'))).toEqual([[3, 11, 3, 19]]);
  });

  it('ends after the opening bracket of a value that goes over several lines', () => {
    expect(place(validProject().withRecord('actors', '/names/0/language', undefined))).toEqual([
      [5, 5, 5, 6],
    ]);
  });

  it('is empty where a file has no text', () => {
    const project = validProject().with(inRecord('actors').file, { unread: 'link' });
    expect(place(project)).toEqual([[1, 1, 1, 1]]);
  });
});
