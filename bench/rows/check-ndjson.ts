import { cachedCollection } from '../collection/cached.ts';
import {
  type Experiment,
  metric,
  type Row,
  ratio,
  roundsOf,
  type Size,
  type Suite,
} from '../harness/experiment.ts';
import { asSubject, check, EMPTY_NODE, parseOnly } from '../measure/programs.ts';
import { ndjsonPeer } from '../peers/prepare.ts';

const CHECK = 'depositary check';
const PARSE = 'read and JSON.parse';
const SOURCEMETA = 'sourcemeta --fast';
const EMPTY = 'empty node';
const MILLION = 1_000_000;

/** Every check of a collection with a line for each record. */
export const checkNdjson: Suite = {
  name: 'check-ndjson',
  experiments: (size) =>
    size === 'full'
      ? [...[1_000, 10_000, 100_000].map((records) => experiment(size, records)), million]
      : [1_000, 10_000].map((records) => experiment(size, records)),
};

function experiment(size: Size, records: number): Experiment {
  return {
    name: `${records.toLocaleString('en')} records as NDJSON`,
    rounds: roundsOf(size, records),
    async prepare(meter) {
      const folder = cachedCollection({ records, layout: 'ndjson', seed: 1 });
      return {
        subjects: [
          asSubject(meter, CHECK, check(folder)),
          asSubject(meter, PARSE, parseOnly('ndjson', folder, records)),
          asSubject(meter, SOURCEMETA, await ndjsonPeer(meter, folder, records)),
          asSubject(meter, EMPTY, EMPTY_NODE),
        ],
        rows: rows(records),
      };
    },
  };
}

function rows(records: number): Row[] {
  const large = records >= 100_000;
  const least = records === 1_000;
  return [
    ratio(
      'check / read and parse',
      [CHECK, PARSE],
      'wall',
      large ? { most: 2.6 } : least ? { most: 1.6 } : {},
    ),
    ratio('the same, time of processors', [CHECK, PARSE], 'cpu'),
    ratio('sourcemeta / check', [SOURCEMETA, CHECK], 'wall', large ? { least: 1.8 } : {}),
    ratio('check / empty node', [CHECK, EMPTY], 'wall', least ? { most: 3.3 } : {}),
    memory(large ? 140 : undefined),
    ratio('memory of sourcemeta / check', [SOURCEMETA, CHECK], 'memory', large ? { least: 5 } : {}),
  ];
}

function memory(most?: number): Row {
  return {
    name: 'peak memory of check',
    unit: 'MiB',
    value: (sample) => metric(sample, CHECK, 'memory'),
    ...(most !== undefined && { most }),
  };
}

/** Only the program: what it needs does not depend on others, and the peer would need gigabytes. */
const million: Experiment = {
  name: '1,000,000 records as NDJSON',
  rounds: 1,
  prepare(meter) {
    const folder = cachedCollection({ records: MILLION, layout: 'ndjson', seed: 1 });
    return {
      subjects: [
        asSubject(meter, CHECK, check(folder)),
        asSubject(meter, PARSE, parseOnly('ndjson', folder, MILLION)),
      ],
      rows: [ratio('check / read and parse', [CHECK, PARSE], 'wall'), memory(512)],
    };
  },
};
