import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { requirePython, run } from './programs.ts';
import { copyOfRelease, publishedRelease, readJson } from './published.ts';

/** Loads a dataset and counts the records of every set; the first record of each comes along. */
const SCRIPT = `
import json, sys
import mlcroissant

dataset = mlcroissant.Dataset(jsonld=sys.argv[1])
issues = dataset.metadata.ctx.issues
sets = {}
for record_set in dataset.metadata.record_sets:
    records = list(dataset.records(record_set.id))
    first = {key: value.decode() if isinstance(value, bytes) else value for key, value in records[0].items()} if records else None
    sets[record_set.id] = {"count": len(records), "first": first}
print(json.dumps({"errors": sorted(issues.errors), "warnings": sorted(issues.warnings), "version": dataset.metadata.version, "sets": sets}, default=str))
`;

interface Loaded {
  errors: string[];
  warnings: string[];
  version: string;
  sets: Record<string, { count: number; first: Record<string, unknown> | null }>;
}

describe('mlcroissant', () => {
  test('loads the dataset without the network and without a complaint, and reads every record', (context) => {
    requirePython(context, 'mlcroissant');
    const { folder, manifest } = publishedRelease();
    const { status, output } = run('python3', ['-c', SCRIPT, join(folder, 'croissant.json')]);
    expect(status, output).toBe(0);
    expect(output).not.toContain('WARNING');
    const loaded: Loaded = JSON.parse(output.trim().split('\n').at(-1) ?? '');
    expect(loaded).toMatchObject({ errors: [], warnings: [], version: manifest.version });
    const rows = manifest.files
      .filter(({ path }) => path.endsWith('.csv'))
      .map(({ path, records }) => [path.slice(5, -4), records]);
    expect(
      Object.entries(loaded.sets)
        .map(([name, { count }]) => [name, count])
        .sort(),
    ).toEqual(rows.sort());
    const { records } = readJson<{ records: { id: string; measure: { label: string } }[] }>(
      join(folder, 'data/figures.json'),
    );
    expect(loaded.sets.figures?.first).toMatchObject({
      'figures/id': records[0]?.id,
      'figures/measure.label': records[0]?.measure.label,
    });
    expect(loaded.sets['figures-claims']?.first).toMatchObject({ 'figures-claims/claims_position': 1 });
  });

  test('would find a file that is not the one that is described', (context) => {
    requirePython(context, 'mlcroissant');
    const folder = copyOfRelease();
    appendFileSync(join(folder, 'data/places.csv'), ' ');
    const { status, output } = run('python3', ['-c', SCRIPT, join(folder, 'croissant.json')]);
    expect(status).not.toBe(0);
    expect(output).toContain('Hash of downloaded file');
  });
});
