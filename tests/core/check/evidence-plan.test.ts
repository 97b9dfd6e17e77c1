import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../core/check/check.ts';
import { asJson, type CheckedEntry } from '../../../core/check/collection.ts';
import { EvidencePlan } from '../../../core/check/evidence-plan.ts';
import { unresolvedPointer } from '../../../core/check/rules/unresolved-pointer.ts';
import { unsupportedValue } from '../../../core/check/rules/unsupported-value.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { evidenceOf } from '../../../core/shared/evidence.ts';
import { referencesOf } from '../../../core/shared/references.ts';

const { collection } = check(readProject(new URL('../../..', import.meta.url).pathname));
if (collection === undefined) throw new TypeError('The shipped collection has errors.');
const { entries, schemas } = collection;
const records = entries.filter((entry) => entry.kind === 'record');
const plan = new EvidencePlan(schemas);

function complaints(entry: CheckedEntry): number {
  const rules = [unresolvedPointer, unsupportedValue];
  return rules.flatMap((rule) => [...rule.check(entry, collection ?? { schemas, units: new Map() })]).length;
}

describe('EvidencePlan', () => {
  it('finds each record that one refers to once', () => {
    for (const record of records) {
      const walked = [...referencesOf(record.dataset, asJson(record), schemas)];
      const named = new Set(walked.map(({ dataset, id }) => `${dataset}/${id}`));
      const { references } = plan.look(record.dataset, asJson(record));
      expect(references.map(({ dataset, id }) => `${dataset}/${id}`).sort()).toEqual([...named].sort());
    }
  });

  it('sees that the evidence of every shipped record is in order', () => {
    for (const record of records) {
      expect(plan.look(record.dataset, asJson(record)).evidenced, record.id).toBe(true);
    }
  });

  it('vouches for evidence only where the rules have nothing to say', () => {
    let complained = 0;
    fc.assert(
      fc.property(fc.nat(records.length - 1), fc.nat(), fc.nat(), fc.nat(8), (index, which, place, kind) => {
        const entry = structuredClone(records[index]);
        const { evidence } = evidenceOf(entry === undefined ? {} : asJson(entry)).at(which % 3) ?? {};
        if (entry === undefined || evidence === undefined) return;
        const { supports } = evidence;
        const at = place % supports.length;
        const pointer = supports[at] ?? '';
        const others = [
          '/no-such',
          `${pointer}/0`,
          `${pointer}/99`,
          `${pointer}/01`,
          '/evidence',
          pointer.toUpperCase(),
        ];
        if (kind < others.length) supports[at] = others[kind] ?? '';
        else supports.splice(at, 1);
        const count = complaints(entry);
        if (count > 0) complained++;
        expect(plan.look(entry.dataset, asJson(entry)).evidenced).toBe(count === 0);
      }),
      { numRuns: 600 },
    );
    expect(complained).toBeGreaterThan(100);
  });
});
