import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BuiltRelease, build } from '../../../core/build/build.ts';
import { check } from '../../../core/check/check.ts';
import { asJson, type CheckedCollection } from '../../../core/check/collection.ts';
import { compare } from '../../../core/compare/compare.ts';
import { snapshotOf } from '../../../core/compare/snapshot.ts';
import { readProject } from '../../../core/load/project-files.ts';
import { DATASET_NAMES, DATASETS, type DatasetName } from '../../../core/shared/datasets.ts';
import type { Json, JsonObject } from '../../../core/shared/json.ts';
import { complaintsAbout, literal } from '../compare/compiler.ts';
import { commitAt } from '../publish/samples.ts';
import { jsonOf, textOf } from './releases.ts';

/** The collection that this repository ships, and its release, not a sample. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

let collection: CheckedCollection;
let release: BuiltRelease;
beforeAll(async () => {
  const checked = check(readProject(ROOT)).collection;
  if (checked === undefined) throw new TypeError('the shipped collection has errors');
  collection = checked;
  const snapshot = snapshotOf(collection);
  release = await build({
    snapshot,
    comparison: compare(undefined, snapshot),
    version: '1.0.0',
    commit: commitAt(0),
  });
});

function typeName(dataset: DatasetName): string {
  const type = DATASETS[dataset];
  return `${type.charAt(0).toUpperCase()}${type.slice(1)}`;
}

/** A program that gives every record its type: `const places: Place[] = [ … ];` */
function program(records: (dataset: DatasetName) => Json[]): string {
  const names = DATASET_NAMES.map(typeName).join(', ');
  const lists = DATASET_NAMES.map(
    (dataset) => `export const ${dataset}: ${typeName(dataset)}[] = ${literal(records(dataset))};\n`,
  );
  return `import type { ${names} } from './index.js';\n${lists.join('')}`;
}

function published(dataset: DatasetName): JsonObject[] {
  return jsonOf<{ records: JsonObject[] }>(release, `data/${dataset}.json`).records;
}

function authored(dataset: DatasetName): JsonObject[] {
  return collection.entries.flatMap((entry) =>
    entry.kind === 'record' && entry.dataset === dataset ? [asJson(entry)] : [],
  );
}

/** A program with one record of a dataset that holds a mistake. */
function broken(dataset: DatasetName, change: (record: JsonObject) => JsonObject): string {
  const [first] = published(dataset);
  return `import type { ${typeName(dataset)} } from './index.js';
export const record: ${typeName(dataset)} = ${literal(change(structuredClone(first ?? {})))};\n`;
}

function without(record: JsonObject, property: string): JsonObject {
  const { [property]: _, ...rest } = record;
  return rest;
}

describe('the types of the shipped release', () => {
  it('fit every record that it publishes', () => {
    const records = DATASET_NAMES.flatMap(published);
    expect(records.length).toBeGreaterThan(150);
    const files = { 'index.d.ts': textOf(release, 'types/index.d.ts'), 'records.ts': program(published) };
    expect(complaintsAbout(files)).toEqual([]);
  });

  it('fit every record as its curator wrote it', () => {
    const files = { 'index.d.ts': textOf(release, 'types/authoring.d.ts'), 'records.ts': program(authored) };
    expect(complaintsAbout(files)).toEqual([]);
  });

  it('refuse as authored what was published: what is computed is not for curators to write', () => {
    const files = { 'index.d.ts': textOf(release, 'types/authoring.d.ts'), 'records.ts': program(published) };
    expect(complaintsAbout(files).length).toBeGreaterThan(0);
  });

  it('refuse a record with one mistake, and name the mistake', () => {
    const mistakes: Record<string, { program: string; complaint: RegExp }> = {
      'misspelt.ts': {
        program: broken('places', (record) => ({ ...without(record, 'names'), nmaes: record.names ?? [] })),
        complaint: /nmaes/,
      },
      'misspelt-inside.ts': {
        program: broken('agreements', (record) => ({
          ...record,
          events: [{ stage: 'signed', dat: '2020' }],
        })),
        complaint: /"dat"/,
      },
      'misspelt-optional.ts': {
        program: broken('actors', (record) => ({ ...record, notes: 'A note.' })),
        complaint: /"notes"/,
      },
      'wrong-type.ts': {
        program: broken('sources', (record) => ({ ...record, text: { words: '640', sha256: '0' } })),
        complaint: /'string' is not assignable to type 'number'/,
      },
      'wrong-value.ts': {
        program: broken('statements', (record) => ({ ...record, act: 'wink' })),
        complaint: /"wink"/,
      },
      'missing.ts': {
        program: broken('agreements', (record) => without(record, 'status')),
        complaint: /'status' is missing/,
      },
      'missing-inside.ts': {
        program: broken('figures', (record) => ({ ...record, measure: { label: 'Length' } })),
        complaint: /'definition' is missing/,
      },
      'no-text.ts': {
        program: broken('statements', (record) => ({ ...record, summary: null })),
        complaint: /'null' is not assignable/,
      },
      'wrong-branch.ts': {
        program: broken('statements', (record) => ({ ...record, speaker: { kind: 'source', actor: 'x' } })),
        complaint: /actor|source/,
      },
    };
    const programs = Object.fromEntries(
      Object.entries(mistakes).map(([name, mistake]) => [name, mistake.program]),
    );
    const complaints = complaintsAbout({ 'index.d.ts': textOf(release, 'types/index.d.ts'), ...programs });
    for (const [name, { complaint }] of Object.entries(mistakes)) {
      const mine = complaints.filter((line) => line.startsWith(`${name}(`));
      expect(mine.join('\n'), name).toMatch(complaint);
    }
  });

  it('refuse an optional value that is there and undefined', () => {
    const program =
      "import type { Place } from './index.js';\nexport const note: Pick<Place, 'note'> = { note: undefined };\n";
    const files = { 'index.d.ts': textOf(release, 'types/index.d.ts'), 'a.ts': program };
    expect(complaintsAbout(files)).toEqual([expect.stringContaining('exactOptionalPropertyTypes')]);
  });
});
