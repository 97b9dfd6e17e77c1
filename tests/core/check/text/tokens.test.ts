import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonToken, tokens } from '../../../../core/check/text/tokens.ts';
import { isObject, type Json } from '../../../../core/shared/json.ts';

/** The keys, texts and numbers of a value in the order in which they are written. */
function* leaves(value: Json): Generator<[kind: string, value: string | number]> {
  if (typeof value === 'string') yield ['string', value];
  else if (typeof value === 'number') yield ['number', value];
  else if (Array.isArray(value)) for (const item of value) yield* leaves(item);
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      yield ['key', key];
      yield* leaves(inner);
    }
  }
}

function leaf(token: JsonToken): [kind: string, value: string | number][] {
  switch (token.kind) {
    case 'key':
    case 'string':
      return [[token.kind, token.value]];
    case 'number':
      return [[token.kind, Number(token.raw)]];
    default:
      return [];
  }
}

describe('tokens', () => {
  it('agrees with JSON.parse on the keys, texts and numbers of any JSON', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 0, 2, '\t'), (json, indent) => {
        const text = indent === undefined ? json : JSON.stringify(JSON.parse(json), null, indent);
        expect([...tokens(text)].flatMap(leaf)).toEqual([...leaves(JSON.parse(text))]);
      }),
    );
  });

  it('gives each token its place and the depth of the brackets around it', () => {
    const text = '{ "a": [1, "b"], "c": {} }';
    const seen = [...tokens(text)].map(({ kind, offset, length, depth }) => [
      kind,
      text.slice(offset, offset + length),
      depth,
    ]);
    expect(seen).toEqual([
      ['open', '{', 1],
      ['key', '"a"', 1],
      ['open', '[', 2],
      ['number', '1', 2],
      ['string', '"b"', 2],
      ['close', ']', 2],
      ['key', '"c"', 1],
      ['open', '{', 2],
      ['close', '}', 2],
      ['close', '}', 1],
    ]);
  });

  it.each(['"\\"', '"a\\', '}}]]', '{{{{', '"\\q"', ',,,', '\u0000', '-', ''])(
    'reads %j without an error, though it is no JSON',
    (text) => {
      expect(() => [...tokens(text)]).not.toThrow();
    },
  );

  it('reads a text of a million characters', () => {
    const text = JSON.stringify('\n'.repeat(500_000));
    expect([...tokens(text)]).toMatchObject([{ kind: 'string', length: text.length }]);
  });
});
