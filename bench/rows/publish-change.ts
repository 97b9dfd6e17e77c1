import { type Experiment, metric, type Prepared, type Row, type Suite } from '../harness/experiment.ts';
import type { Meter } from '../measure/meter.ts';
import { Publisher } from '../publish/published.ts';
import { type StoredFiles, storedFiles, written } from '../publish/stored-files.ts';

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
  const publisher = new Publisher(records);
  let before: StoredFiles = new Map();
  const publish = async (prints: RegExp) => {
    const taken = await meter.run(publisher.publish(prints));
    const after = storedFiles(publisher.store);
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
          publisher.copy.changeOneRecord();
          return publish(/1\.0\.\d+/);
        },
      },
      { name: UNCHANGED, run: () => publish(/^Nothing changed/m) },
    ],
    rows: rows(records),
    close: () => publisher.close(),
  };
}

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
