import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { asyncBufferFromUrl, parquetReadObjects } from 'hyparquet';
import { startEdge } from '../../cli/serve/edge.ts';
import { idAt } from '../collection/generate.ts';
import {
  type Experiment,
  type Metrics,
  metric,
  type Row,
  type Subject,
  type Suite,
} from '../harness/experiment.ts';
import { Publisher } from '../publish/published.ts';

const [ADDRESS, PARQUET] = ['its own address', 'Parquet, by ranges'];
const COLLECTION = 'synthetic';

/** What a reader has to fetch for one record, from a store behind the local edge. */
export const readOne: Suite = {
  name: 'read-one',
  experiments: (size) => [experiment(size === 'full' ? 100_000 : 1_000)],
};

function experiment(records: number): Experiment {
  return {
    name: `one record of ${records.toLocaleString('en')}, from the local edge`,
    rounds: 5,
    async prepare(meter) {
      const publisher = new Publisher(records);
      await meter.run(publisher.publish(/1\.0\.0/));
      const edge = await startEdge({ directory: publisher.store, port: 0 });
      const id = idAt('statements', Math.floor(records / 3), 1);
      const release = `${COLLECTION}/1.0.0/data/statements.parquet`;
      return {
        subjects: [
          byAddress(`${edge.url}/${COLLECTION}/records/statements/${id}.json`, id),
          // A large release may do without single files.
          ...(existsSync(join(publisher.store, release)) ? [byRanges(`${edge.url}/${release}`, id)] : []),
        ],
        rows: ROWS,
        async close() {
          await edge.close();
          publisher.close();
        },
      };
    },
  };
}

const ROWS: readonly Row[] = [
  {
    name: 'requests for a record at its own address',
    unit: '',
    value: (sample) => metric(sample, ADDRESS, 'requests'),
    most: 1,
  },
  {
    name: 'bytes of that answer',
    unit: 'bytes',
    value: (sample) => metric(sample, ADDRESS, 'bytes'),
    most: 50_000,
  },
];

function byAddress(address: string, id: string): Subject {
  return {
    name: ADDRESS,
    run: () =>
      counted(async (fetching) => {
        const record: unknown = await (await fetching(address)).json();
        return record;
      }, id),
  };
}

function byRanges(address: string, id: string): Subject {
  return {
    name: PARQUET,
    run: () =>
      counted(async (fetching) => {
        const file = await asyncBufferFromUrl({ url: address, fetch: fetching });
        const [row] = await parquetReadObjects({ file, filter: { id: { $eq: id } } });
        return row;
      }, id),
  };
}

/** Counts what a reader asks for and gets, and holds the answer against what it had to be. */
async function counted(read: (fetching: typeof fetch) => Promise<unknown>, id: string): Promise<Metrics> {
  let requests = 0;
  let bytes = 0;
  const started = performance.now();
  const found = await read(async (address, options) => {
    requests += 1;
    const response = await fetch(address, options);
    const body = await response.arrayBuffer();
    bytes += body.byteLength;
    return new Response(response.status === 200 || response.status === 206 ? body : null, response);
  });
  const wall = performance.now() - started;
  if (typeof found !== 'object' || found === null || !('id' in found) || found.id !== id)
    throw new Error(`Not the record ${id}: ${JSON.stringify(found)}`);
  return { requests, bytes, wall };
}
