import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mapSchemas } from '../../../../core/compare/compound-schema.ts';
import { read } from '../../../../core/compare/schema-diff/reading.ts';
import { RATINGS, schemaChanges } from '../../../../core/compare/schema-diff/schema-changes.ts';
import type { JsonObject } from '../../../../core/shared/json.ts';
import type { SchemaSet } from '../../../../core/shared/schema.ts';
import { validProject } from '../../check/project.ts';
import { snapshot } from '../../publish/samples.ts';
import { growing, NUMBER, object, setOf, TEXT } from './oracle/case.ts';
import { FILE_CASES } from './oracle/files.ts';
import { STRUCTURE_CASES } from './oracle/structures.ts';
import { VALUE_CASES } from './oracle/values.ts';

const { schemas } = snapshot();

/** The published schemas of the valid project with one change of a schema. */
function changed(...change: Parameters<ReturnType<typeof validProject>['withValue']>): SchemaSet {
  return snapshot(validProject().withValue(...change)).schemas;
}

describe('a schema change', () => {
  it('says which rule, where, and what the values are', () => {
    const [before, after] = [object({ kind: growing('a', 'b') }), object({ kind: growing('a', 'c') })];
    expect(schemaChanges(setOf(before), setOf(after))).toEqual([
      {
        rule: 'vocabulary-grew',
        level: 'minor',
        schema: 'thing.schema.json',
        pointer: '/properties/kind',
        message: 'thing.schema.json at /properties/kind: the growing vocabulary gained "c"',
        after: ['c'],
      },
      {
        rule: 'vocabulary-shrank',
        level: 'minor',
        schema: 'thing.schema.json',
        pointer: '/properties/kind',
        message: 'thing.schema.json at /properties/kind: the growing vocabulary no longer lists "b"',
        before: ['b'],
      },
    ]);
  });

  it('writes names into its pointer as RFC 6901 asks', () => {
    const [change] = schemaChanges(setOf(object({ 'a/b': TEXT })), setOf(object({ 'a/b': NUMBER })));
    expect(change?.pointer).toBe('/properties/a~1b');
  });

  it('stands before those that weigh less, then in the order of files and places', () => {
    const before = new Map([...setOf(object({ z: TEXT, a: TEXT }), 'b'), ...setOf(object({ a: TEXT }), 'a')]);
    const after = new Map([
      ...setOf({ ...object({ z: NUMBER, a: NUMBER }), description: 'Now.' }, 'b'),
      ...setOf(object({ a: TEXT, b: TEXT }), 'a'),
    ]);
    expect(schemaChanges(before, after).map(({ schema, pointer }) => schema + pointer)).toEqual([
      'b/properties/a',
      'b/properties/z',
      'a/properties/b',
      'b',
    ]);
  });

  it('stays short, however many and long the values are', () => {
    const values = Array.from({ length: 50 }, (_, index) => `${index}`.repeat(100));
    const [change] = schemaChanges(setOf({ enum: ['a'] }), setOf({ enum: ['a', ...values] }));
    expect(change?.message).toMatch(/…" and 45 more$/);
    expect(change?.message.length).toBeLessThan(600);
  });
});

describe('a schema file', () => {
  it.each([
    { what: 'that is new is minor', before: [], after: ['x'], rule: 'schema-added', level: 'minor' },
    { what: 'that is gone is major', before: ['x'], after: [], rule: 'schema-removed', level: 'major' },
  ])('$what', ({ before, after, rule, level }) => {
    const set = (names: string[]): SchemaSet => new Map(names.flatMap((name) => [...setOf(TEXT, name)]));
    expect(schemaChanges(set(before), set(after))).toMatchObject([{ rule, level, schema: 'x', pointer: '' }]);
  });
});

describe('the published schemas of this program', () => {
  it('are understood in every part: no keyword of theirs is foreign to the rules', () => {
    const foreign: string[] = [];
    for (const schema of schemas.values()) {
      mapSchemas(schema, (part) => {
        foreign.push(...Object.keys(read(part as unknown as JsonObject).foreign));
        return part;
      });
    }
    expect(foreign).toEqual([]);
  });

  it('tell a change of a shared definition in each schema that holds it', () => {
    const after = changed('schemas/common.schema.json', '/$defs/note/maxLength', 900);
    const changes = schemaChanges(schemas, after);
    expect(changes.length).toBeGreaterThan(1);
    expect(new Set(changes.map(({ rule, pointer }) => `${rule} ${pointer}`))).toEqual(
      new Set(['limit-loosened /$defs/Note']),
    );
  });
});

describe('the rules', () => {
  it('have a code each', () => {
    const codes = RATINGS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const code of codes) expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  });

  it('each have a case in the oracle', () => {
    const told = new Set([...VALUE_CASES, ...STRUCTURE_CASES, ...FILE_CASES].flatMap(({ rules }) => rules));
    const ofFiles = ['schema-added', 'schema-removed'];
    expect(RATINGS.map(({ code }) => code).filter((code) => !told.has(code))).toEqual(
      expect.arrayContaining(ofFiles),
    );
    expect(RATINGS.length - told.size).toBe(ofFiles.length);
  });

  it('are those of docs/versioning.md, with their levels and meanings', () => {
    const page = readFileSync(new URL('../../../../docs/versioning.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| `([a-z-]+)` +\| (major|minor|patch) +\| (.+?) +\|$/gm)];
    const documented = rows.map(([, code, level, when]) => `${code} ${level} ${when}`);
    expect(documented.sort()).toEqual(
      RATINGS.map(({ code, level, when }) => `${code} ${level} ${when}`).sort(),
    );
  });
});
