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
import { filePeers } from '../peers/prepare.ts';

const CHECK = 'depositary check';
const PARSE = 'read and JSON.parse';
const SOURCEMETA = 'sourcemeta --fast';
const AJV = 'ajv-cli';
const EMPTY = 'empty node';

/** Every check of a collection with a file for each record, beside those who parse, or validate schemas, only. */
export const checkFiles: Suite = {
  name: 'check-files',
  experiments: (size) =>
    (size === 'full' ? [1_000, 10_000, 100_000] : [1_000, 10_000]).map((records) =>
      experiment(size, records),
    ),
};

function experiment(size: Size, records: number): Experiment {
  return {
    name: `${records.toLocaleString('en')} records, a file each`,
    rounds: roundsOf(size, records),
    async prepare(meter) {
      const folder = cachedCollection({ records, layout: 'files', seed: 1 });
      const peers = await filePeers(meter, folder, records);
      return {
        subjects: [
          asSubject(meter, CHECK, check(folder)),
          asSubject(meter, PARSE, parseOnly('files', folder, records)),
          asSubject(meter, SOURCEMETA, peers.sourcemeta),
          asSubject(meter, AJV, peers.ajvCli),
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
      large ? { most: 1.4 } : least ? { most: 1.6 } : {},
    ),
    ratio('the same, time of processors', [CHECK, PARSE], 'cpu'),
    ratio('sourcemeta / check', [SOURCEMETA, CHECK], 'wall', large ? { least: 4 } : {}),
    ratio('ajv-cli / check', [AJV, CHECK], 'wall', large ? { least: 3.3 } : {}),
    ratio('check / empty node', [CHECK, EMPTY], 'wall', least ? { most: 3.3 } : {}),
    {
      name: 'peak memory of check',
      unit: 'MiB',
      value: (sample) => metric(sample, CHECK, 'memory'),
      ...(large && { most: 300 }),
    },
    ratio('memory of sourcemeta / check', [SOURCEMETA, CHECK], 'memory', large ? { least: 5 } : {}),
  ];
}
