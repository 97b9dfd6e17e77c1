import fc from 'fast-check';
import { expect, it } from 'vitest';
import { check } from '../../../../core/check/check.ts';
import { asJson, type CheckedEntry } from '../../../../core/check/collection.ts';
import { EvidencePlan } from '../../../../core/check/evidence-plan.ts';
import { RECORD_RULES } from '../../../../core/check/rules/index.ts';
import { readProject } from '../../../../core/load/project-files.ts';
import type { Json, JsonObject } from '../../../../core/shared/json.ts';

const { collection } = check(readProject(new URL('../../../..', import.meta.url).pathname));
if (collection === undefined) throw new TypeError('The shipped collection has errors.');
const { entries, schemas, units } = collection;
const plan = new EvidencePlan(schemas);
const DATES = ['1994-05-02', '1994-06', '1995', '-0044', '1994?'];
const WORDS = Array.from({ length: 45 }, (_, index) => `w${index}`);

/** Things done to records that the rules are about, each valid under the schema or nearly so. */
const CHANGES: Partial<Record<CheckedEntry['dataset'], ((record: JsonObject, random: number) => void)[]>> = {
  agreements: [
    (record, random) => {
      record.events = [0, 1, 2].map((at) => ({ stage: 'signed', date: pick(DATES, random >> (3 * at)) }));
    },
    (record, random) => {
      const field = pick(['/title', '/events/0', '/events/99', '/no-such', '/constructor'], random);
      record.disputes = [{ field: '/id' }, { field }];
    },
  ],
  statements: [
    (record, random) => {
      const space = pick([' ', '  ', '\u2003', '\u00a0', ' \n'], random >> 6);
      record.summary = WORDS.slice(0, 38 + (random % 6)).join(space);
    },
    (record, random) => {
      record.attribution = pick(['own-voice', 'quoted'], random);
    },
  ],
  figures: [
    (record, random) => {
      const claims = record.claims as JsonObject[];
      const claim = claims[random % claims.length] ?? {};
      const [key, value] = pick<[string, Json | undefined]>(
        [
          ['value', undefined],
          ['low', 1],
          ['high', 1],
          ['rank', 'preferred'],
          ['rank', 'deprecated'],
          ['evidence', []],
          ['assertedBy', { kind: 'collection' }],
          ['derivation', { kind: 'read' }],
          ['derivation', { kind: 'duration', from: '1994', to: '1993' }],
          ['unit', 'nonsense'],
        ],
        random >> 4,
      );
      if (value === undefined) delete claim[key];
      else claim[key] = value;
    },
  ],
  actors: [
    (record, random) => {
      record.country = pick(['AM', 'ZZ'], random);
    },
    (record, random) => {
      record.roles = [{ from: pick(DATES, random), to: pick(DATES, random >> 3) }];
    },
  ],
  places: [
    (record, random) => {
      record.countries = [pick(['AM', 'ZZ'], random)];
    },
  ],
  sources: [
    (record, random) => {
      record.published = pick(DATES, random);
      record.accessed = pick(DATES, random >> 3);
    },
  ],
};

function pick<T>(options: readonly T[], random: number): T {
  return options[random % options.length] as T;
}

it('a rule that lets a record pass at a glance has nothing to say of it', () => {
  const [passed, complained] = [new Set<string>(), new Set<string>()];
  fc.assert(
    fc.property(
      fc.constantFrom(...entries),
      fc.array(fc.nat(2 ** 16), { maxLength: 3 }),
      fc.boolean(),
      (shipped, changes, isMoved) => {
        const { path } = shipped.document;
        const document = { path: isMoved ? path.replace(/.\.json$/, '.json') : path, text: '', value: null };
        const content = structuredClone(shipped.content);
        const entry = { ...shipped, content, document } as CheckedEntry;
        for (const random of changes) {
          const options = entry.kind === 'record' ? (CHANGES[entry.dataset] ?? []) : [];
          if (options.length > 0) pick(options, random)(asJson(entry), random >> 2);
        }
        const looked = plan.look(entry.dataset, asJson(entry));
        const shown = { isTidy: false, isEvidenced: entry.kind === 'tombstone' || looked.evidenced };
        for (const { code, about, passes, check: say } of RECORD_RULES) {
          if (passes === undefined || (about !== undefined && about !== entry.dataset)) continue;
          const problems = [...say(entry, { schemas, units })];
          if (problems.length > 0) complained.add(code);
          if (!passes(entry, shown)) continue;
          passed.add(code);
          expect(problems, code).toEqual([]);
        }
      },
    ),
    { numRuns: 3000 },
  );
  const quick = RECORD_RULES.filter(({ code, passes }) => passes && code !== 'text-hygiene');
  expect([...passed].sort()).toEqual(quick.map(({ code }) => code).sort());
  expect(quick.map(({ code }) => code).filter((code) => !complained.has(code))).toEqual([]);
});
