import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, cachedCollection } from '../collection/cached.ts';
import { type Experiment, metric, type Prepared, type Row, type Suite } from '../harness/experiment.ts';
import type { Meter } from '../measure/meter.ts';
import { depositary } from '../measure/programs.ts';
import { type StoredFiles, storedFiles, written } from '../publish/stored-files.ts';
import { WorkingCopy } from '../publish/working-copy.ts';

const SEED = 1;
const [FIRST, CHANGED, UNCHANGED] = ['first publish', 'one record changed', 'nothing changed'];

/** What a publish writes, by what has changed since the one before. */
export const publishChange: Suite = {
  name: 'publish-change',
  experiments: (size) =>
    (size === 'full' ? [10_000, 100_000] : [1_000]).map((records) =>
      experiment(records, size === 'full' ? 3 : 1),
    ),
};

function experiment(records: number, rounds: number): Experiment {
  return {
    name: `publish of ${records.toLocaleString('en')} records into a directory`,
    rounds,
    prepare: (meter) => preparedPublish(meter, records),
  };
}

/** The subjects publish into one store, each what the ones before it have left. */
async function preparedPublish(meter: Meter, records: number): Promise<Prepared> {
  const collection = cachedCollection({ records, layout: 'files', seed: SEED });
  const copy = new WorkingCopy(collection, join(CACHE, `publish-${process.pid}`), SEED);
  const store = join(copy.folder, 'public');
  let before: StoredFiles = new Map();
  const publish = async (prints: RegExp) => {
    const taken = await meter.run(
      depositary(prints, 'publish', '--cwd', copy.folder, '--commit', '0'.repeat(40), '--released', TIME),
    );
    const after = storedFiles(store);
    const result = { ...taken, ...written(before, after) };
    before = after;
    return result;
  };
  const first = await publish(/1\.0\.0/);
  return {
    subjects: [
      { name: FIRST, run: async () => first },
      {
        name: CHANGED,
        run: () => {
          copy.changeOneRecord();
          return publish(/1\.0\.\d+/);
        },
      },
      { name: UNCHANGED, run: () => publish(/^Nothing changed/m) },
    ],
    rows: rows(records),
    close() {
      copy.remove();
      rmSync(store, { recursive: true, force: true });
    },
  };
}

const TIME = '2020-03-01T12:00:00Z';

function rows(records: number): Row[] {
  const large = records >= 100_000;
  return [
    {
      name: 'files written, nothing changed',
      unit: '',
      value: (sample) => metric(sample, UNCHANGED, 'writes'),
      most: 0,
    },
    {
      name: 'files written, one record changed',
      unit: '',
      value: (sample) => metric(sample, CHANGED, 'writes'),
    },
    {
      name: 'bytes written, one record changed / first publish',
      unit: '×',
      value: (sample) => metric(sample, CHANGED, 'bytes') / metric(sample, FIRST, 'bytes'),
      ...(large && { most: 0.01 }),
    },
    {
      name: 'time, one record changed / first publish',
      unit: '×',
      value: (sample) => metric(sample, CHANGED, 'wall') / metric(sample, FIRST, 'wall'),
    },
  ];
}
