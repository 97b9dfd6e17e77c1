import fc from 'fast-check';
import { type Node, parseTree } from 'jsonc-parser';
import { describe, expect, it } from 'vitest';
import { tokens } from '../../../core/check/text/tokens.ts';
import { formatFile } from '../../../core/format/format-file.ts';
import { formatRecord } from '../../../core/format/format-record.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { canonicalJson } from '../../../core/shared/canonical.ts';
import type { Json } from '../../../core/shared/json.ts';
import { formatPointer, type Step } from '../../../core/shared/pointer.ts';
import { FIXTURES } from '../../schemas/support/fixtures.ts';
import { AUTHORING, authoringValidator } from '../../schemas/support/schema-files.ts';
import { nodesOf } from '../../schemas/support/trace.ts';
import { validProject } from '../check/project.ts';
import { anyText, textsLike } from './json-texts.ts';

const TYPES = ['agreement', 'statement', 'figure', 'source', 'actor', 'place', 'tombstone', 'collection'];

const format = (text: string, type = 'statement') => formatRecord(text, AUTHORING, `${type}.schema.json`);

/** What a text says: its value, with the order of keys and of sets taken out. */
function meaning(text: string, type: string): string {
  const value: Json = JSON.parse(text);
  const sets = new Set(
    [...nodesOf(`${type}.schema.json#`, value)]
      .filter(({ schema }) => schema['x-unordered'] === true)
      .map(({ steps }) => formatPointer(steps)),
  );
  const said = (inner: Json, steps: Step[]): string => {
    if (Array.isArray(inner)) {
      const items = inner.map((item, index) => said(item, [...steps, index]));
      return `[${(sets.has(formatPointer(steps)) ? items.sort() : items).join()}]`;
    }
    if (typeof inner !== 'object' || inner === null)
      return Object.is(inner, -0) ? '-0' : JSON.stringify(inner);
    const members = Object.entries(inner).map(
      ([key, member]) => `${JSON.stringify(key)}:${said(member, [...steps, key])}`,
    );
    return `{${members.sort().join()}}`;
  };
  return said(value, []);
}

const numbersIn = (text: string) =>
  [...tokens(text)].flatMap((token) => (token.kind === 'number' ? token.raw : [])).sort();

/** The keys of an object that is the whole text, in the order in which they are written. */
function keysOf(text: string): string[] {
  const members: readonly Node[] = parseTree(text)?.children ?? [];
  return members.map(({ children }) => String(children?.[0]?.value));
}

const typesAndTexts = fc
  .constantFrom(...TYPES)
  .chain((type) => fc.tuple(fc.constant(type), fc.oneof(textsLike(`${type}.schema.json#`), anyText)));

describe('formatRecord', () => {
  it('writes one value a line with two spaces a level, and a line feed at the end', () => {
    expect(
      format('{"id":"a" ,\r\n"about" : {"topics":["trade", "energy"],"agreements":[]},"evidence":[{}]}'),
    ).toBe(
      `${JSON.stringify({ id: 'a', about: { agreements: [], topics: ['trade', 'energy'] }, evidence: [{}] }, null, 2)}\n`,
    );
  });

  it('takes the order of keys from the schema, through references, lists and tagged unions', () => {
    const text =
      '{"speaker":{"role":"x","actor":"a","kind":"actor"},"id":"a","evidence":[{"stance":"supports","source":"s"}]}';
    expect(format(text).replace(/\s/g, '')).toBe(
      '{"id":"a","speaker":{"kind":"actor","actor":"a","role":"x"},"evidence":[{"source":"s","stance":"supports"}]}',
    );
  });

  it('keeps unknown keys after the known ones in their own order, whatever they are called', () => {
    const text = '{"10":1,"zeta":2,"2":3,"id":"a","__proto__":4,"alpha":5,"toString":6}';
    expect(format(text).replace(/\s/g, '')).toBe(
      '{"id":"a","10":1,"zeta":2,"2":3,"__proto__":4,"alpha":5,"toString":6}',
    );
  });

  it('keeps the keys of a union whose tag it does not know', () => {
    expect(format('{"speaker":{"role":"x","kind":"ghost"}}').replace(/\s/g, '')).toBe(
      '{"speaker":{"role":"x","kind":"ghost"}}',
    );
  });

  it('keeps the spelling of numbers and gives texts the shortest one', () => {
    expect(format('[1.0,1e3,20.50,-0,12345678901234567890,"\\u0061\\/\\u000a\\u00e9"]')).toBe(
      '[\n  1.0,\n  1e3,\n  20.50,\n  -0,\n  12345678901234567890,\n  "a/\\né"\n]\n',
    );
  });

  it('sorts lists that are sets: numbers by size, texts by code unit', () => {
    expect(format('{"audience":["b","a-b","a","B"]}').match(/"[^"]+"(?=[,\n])/g)).toEqual([
      '"B"',
      '"a"',
      '"a-b"',
      '"b"',
    ]);
    expect(format('{"omitted":[{"paragraphs":[10,9,1]}]}', 'source').match(/\d+/g)).toEqual(['1', '9', '10']);
  });

  it('leaves other lists in their order', () => {
    expect(format('{"topics":["trade","energy"]}', 'agreement')).toMatch(/trade[\s\S]*energy/);
    expect(format('{"events":[{"stage":"signed"},{"stage":"amended"}]}', 'agreement')).toMatch(
      /signed[\s\S]*amended/,
    );
  });

  it('leaves a set in its order where something names an item of it by its position', () => {
    const named = '{"audience":["b","a"],"evidence":[{"supports":["/summary","/audience/0"]}]}';
    expect(format(named)).toMatch(/"b",\s+"a"/);
    expect(format(named.replace('/audience/0', '/audience'))).toMatch(/"a",\s+"b"/);
  });

  it('refuses what is no JSON', () => {
    expect(() => format('')).toThrow(TypeError);
    expect(() => format('{"a":1,}')).toThrow(SyntaxError);
  });

  it('changes nothing but layout and the order of keys and sets', () => {
    fc.assert(
      fc.property(typesAndTexts, ([type, text]) => {
        const formatted = format(text, type);
        expect(meaning(formatted, type)).toBe(meaning(text, type));
        expect(numbersIn(formatted)).toEqual(numbersIn(text));
      }),
      { numRuns: 400 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(typesAndTexts, ([type, text]) => {
        const formatted = format(text, type);
        expect(format(formatted, type)).toBe(formatted);
        expect(formatted).toMatch(/[^\n]\n$/);
        expect(formatted).not.toMatch(/\r|[ \t]\n/);
      }),
      { numRuns: 400 },
    );
  });

  it('puts known keys in the order of the schema, and no unknown key before another', () => {
    const known = Object.keys(AUTHORING.get('statement.schema.json')?.properties ?? {});
    const members = fc.uniqueArray(fc.oneof(fc.constantFrom(...known, '10', '2', '__proto__'), fc.string()), {
      minLength: 1,
    });
    fc.assert(
      fc.property(members, (keys) => {
        const text = `{${keys.map((key) => `${JSON.stringify(key)}:1`).join()}}`;
        const unknown = keys.filter((key) => !known.includes(key));
        expect(keysOf(format(text))).toEqual([...known.filter((key) => keys.includes(key)), ...unknown]);
      }),
    );
  });
});

describe('a formatted file', () => {
  it.each(FIXTURES.filter(({ schema }) => TYPES.includes(schema.replace('.schema.json', ''))))(
    'is as valid under $schema as it was before',
    ({ schema, valid, invalid }) => {
      const validate = authoringValidator(schema);
      for (const { value, site } of [...valid, ...invalid]) {
        if (site !== `${schema}#`) continue;
        const isValid = validate(value);
        expect(validate(JSON.parse(formatRecord(JSON.stringify(value), AUTHORING, schema)))).toBe(isValid);
      }
    },
  );

  it('has the findings that it had before: none', () => {
    const project = validProject();
    const formatted = project.files.datasets.reduce((changed, file) => {
      const result = formatFile(
        { ...file, bytes: new TextEncoder().encode(reversed(file.bytes)) },
        AUTHORING,
      );
      return result.ok ? changed.with(file.path, result.after) : changed;
    }, project);
    expect(formatted.files).not.toEqual(project.files);
    expect(formatted.findings()).toEqual([]);
  });

  it('is every file that is shipped', () => {
    const { datasets } = readProject(new URL('../../../', import.meta.url).pathname);
    expect(datasets.length).toBeGreaterThan(900);
    for (const file of datasets) {
      const result = formatFile(file, AUTHORING);
      expect(result.ok && result.after === result.before, file.path).toBe(true);
    }
  });

  it('is none that was not read: what is wrong is said instead', () => {
    const bytes = new TextEncoder().encode('{"id":"a","id":"a"}');
    expect(formatFile({ path: 'datasets/actors/a.json', bytes }, AUTHORING)).toMatchObject({
      ok: false,
      problems: [{ code: 'duplicate-key' }],
    });
  });
});

/** A record with its keys in the opposite order. */
function reversed(bytes: Uint8Array | undefined): string {
  const turn = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(turn);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, inner]) => [key, turn(inner)]),
    );
  };
  const value: Json = JSON.parse(new TextDecoder().decode(bytes));
  expect(canonicalJson(turn(value))).toBe(canonicalJson(value));
  return JSON.stringify(turn(value));
}
