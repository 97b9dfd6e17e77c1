import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commaFix } from '../../../../core/check/text/comma-fix.ts';

function mended(text: string): string | undefined {
  const fix = commaFix(text);
  return fix && text.slice(0, fix.offset) + fix.text + text.slice(fix.offset + fix.length);
}

describe('commaFix', () => {
  it.each([
    ['[1,]', '[1]'],
    ['{"a":1,}', '{"a":1}'],
    ['{"a":1 , \n}', '{"a":1  \n}'],
    ['[1,,2]', '[1,2]'],
    ['{"a":1\n"b":[1\n2,],\n}', '{"a":1,\n"b":[1,\n2]\n}'],
    ['{"a":"x,]"\n"b":{}\r\n"c":null}', '{"a":"x,]",\n"b":{},\r\n"c":null}'],
  ])('mends %j', (text, result) => {
    expect(mended(text)).toBe(result);
  });

  it.each([
    ['values on one line', '[1 2]'],
    ['a quote that was not escaped', '{"a":"one "two" three",\n"b":1}'],
    ['a text that is not closed', '["a\n"b"]'],
    ['a comma that slipped into a text', '{"a":"b,"\n"c":1}'],
    ['a missing colon', '{"a"\n"b"}'],
    ['a missing value', '{"a":,}'],
    ['two documents', '{}\n{}'],
    ['a comment', '[1, // one\n]'],
    ['a bracket that is not closed', '[1,\n[2,]'],
    ['nothing', ''],
    ['JSON', '{"a":[1,2]}'],
  ])('does not guess at %s', (_, text) => {
    expect(commaFix(text)).toBeUndefined();
  });

  it('gives back what a record was before its commas were lost or doubled', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.array(fc.nat(2)), (value, mistakes) => {
        const text = JSON.stringify(value, undefined, 2);
        let at = 0;
        // A line end is never inside a text here, so these commas separate.
        const broken = text.replace(/,?\n/g, (end) => {
          const mistake = mistakes[at++];
          if (mistake === 1 && end === ',\n') return '\n';
          return mistake === 2 && end === ',\n' ? ',,\n' : end;
        });
        if (broken === text) return;
        const result = mended(broken);
        // At the end of a text stands a comma that may have slipped into it: that is not guessed at.
        if (result === undefined) expect(broken).toMatch(/,"$/m);
        else expect(JSON.parse(result)).toEqual(JSON.parse(text));
      }),
    );
  });

  it('takes no more time than the text is long, however its quotes stand', () => {
    const hostile = `{"a":${'\\"'.repeat(200_000)}`;
    expect(commaFix(hostile)).toBeUndefined();
  });
});
