import { beforeAll, describe, expect, it } from 'vitest';
import type { BuiltRelease } from '../../../core/build/build.ts';
import { canonicalJson } from '../../../core/shared/canonical.ts';
import { DATASET_NAMES } from '../../../core/shared/datasets.ts';
import type { JsonObject } from '../../../core/shared/json.ts';
import { changedProject, snapshot } from '../publish/samples.ts';
import { firstRelease, jsonOf, nextRelease, textOf } from './releases.ts';

const { entries } = snapshot(changedProject());
let release: BuiltRelease;
beforeAll(async () => {
  release = await nextRelease();
});

describe.each(DATASET_NAMES)('the data files of %s', (dataset) => {
  const records = entries.filter((entry) => entry.dataset === dataset && entry.kind === 'record');

  it('hold the records, one a line in canonical JSON, without tombstones', () => {
    expect(textOf(release, `data/${dataset}.ndjson`)).toBe(records.map(({ text }) => `${text}\n`).join(''));
  });

  it('hold the same records as one JSON document that tells where it comes from', () => {
    expect(jsonOf(release, `data/${dataset}.json`)).toEqual({
      collection: 'example-diplomacy',
      version: '1.1.0',
      dataset,
      records: records.map(({ content }) => content),
    });
  });

  it('hold one record a line also in that document, so that a comparison by lines shows what changed', () => {
    const lines = textOf(release, `data/${dataset}.json`).split('\n');
    expect(lines.slice(5, -3).map((line) => line.replace(/,$/, ''))).toEqual(records.map(({ text }) => text));
  });
});

describe('the tombstones', () => {
  it('of all datasets are in one document, each with its dataset', () => {
    expect(jsonOf(release, 'data/withdrawn.json')).toEqual({
      collection: 'example-diplomacy',
      version: '1.1.0',
      records: [
        {
          dataset: 'places',
          id: 'old-ferry',
          withdrawn: {
            on: '2020-03-01',
            reason: 'The same as another record.',
            replacedBy: ['border-town'],
          },
        },
      ],
    });
  });

  it('are an empty list where there are none', async () => {
    const { records } = jsonOf<{ records: JsonObject[] }>(await firstRelease(), 'data/withdrawn.json');
    expect(records).toEqual([]);
  });
});

it('texts of every script and sign come through as they are', async () => {
  const name = 'Երևան "quoted" \\ Bakı, Şuşa 😀 </script>';
  const project = changedProject().withRecord('places', '/names/0/name', name);
  const next = await nextRelease(snapshot(project));
  const document = jsonOf<{ records: JsonObject[] }>(next, 'data/places.json');
  expect(document.records[0]).toMatchObject({ names: [{ name }] });
  expect(textOf(next, 'data/places.ndjson')).toContain(canonicalJson(name));
});
