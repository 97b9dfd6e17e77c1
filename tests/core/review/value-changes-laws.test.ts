import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ValueChange, valueChanges } from '../../../core/review/value-changes.ts';
import { canonicalJson } from '../../../core/shared/canonical.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { resolvePointer } from '../../../core/shared/pointer.ts';

describe('value changes', () => {
  const values = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)));
  const texts = fc.constantFrom(
    '',
    'a',
    ' a',
    'a b',
    'b a',
    'a b c d e f g h i j k l m n o p q r s t u v w x y z',
  );
  const items = fc.record(
    {
      stage: texts,
      date: texts,
      place: texts,
      evidence: fc.array(fc.record({ source: texts, supports: fc.array(texts) })),
    },
    { requiredKeys: [] },
  );
  const records = fc.record(
    { events: fc.array(items), claims: fc.array(items), topics: fc.array(texts), note: texts, other: values },
    { requiredKeys: [] },
  );

  it('are none for equal contents and some for different ones', () => {
    fc.assert(
      fc.property(records, records, (a, b) => {
        const [before, after] = [a, b] as unknown as [JsonObject, JsonObject];
        expect(valueChanges(before, structuredClone(before))).toEqual([]);
        expect(valueChanges(before, after).length === 0).toBe(canonicalJson(before) === canonicalJson(after));
      }),
    );
  });

  it('point to the values they show', () => {
    const at = (content: JsonObject, { pointer }: ValueChange) => resolvePointer(content, pointer);
    fc.assert(
      fc.property(records, records, (a, b) => {
        const [before, after] = [a, b] as unknown as [JsonObject, JsonObject];
        for (const change of valueChanges(before, after)) {
          if (change.change === 'removed') expect(at(before, change)).toEqual(change.before);
          else expect(at(after, change)).toEqual(change.after);
        }
      }),
    );
  });
});
