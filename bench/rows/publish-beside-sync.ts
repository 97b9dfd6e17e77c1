import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DATASET_NAMES } from '../../core/shared/datasets.ts';
import { byCodeUnit } from '../../core/shared/order.ts';
import { type Experiment, metric, ratio, type Suite } from '../harness/experiment.ts';
import { startObjectStore } from '../peers/object-store.ts';
import { AWS, RCLONE, type SyncProgram } from '../peers/sync-programs.ts';
import { Publisher } from '../publish/published.ts';

const RECORDS = 100_000;
const PUBLISH = 'depositary publish';

/**
 * A release after one change, beside programs that only bring a bucket up to date with the records: they compare sizes, and
 * check, build and verify nothing.
 */
export const publishBesideSync: Suite = {
  name: 'publish-beside-sync',
  experiments: (size) => (size === 'full' ? [experiment(RCLONE, 2), experiment(AWS, 9)] : []),
};

function experiment(peer: SyncProgram, least: number): Experiment {
  return {
    name: `one changed record of ${RECORDS.toLocaleString('en')}, beside ${peer.name}`,
    rounds: 3,
    async prepare(meter) {
      const publisher = new Publisher(RECORDS);
      const datasets = join(publisher.copy.folder, 'datasets');
      const store = await startObjectStore(sizesIn(datasets));
      const sync = peer.sync(datasets, store.url);
      await meter.run(publisher.publish(/1\.0\.0/));
      return {
        subjects: [
          {
            name: PUBLISH,
            run: async () => {
              publisher.copy.changeOneRecord();
              return { ...(await meter.run(publisher.publish(/1\.0\.\d+/))) };
            },
          },
          {
            name: peer.name,
            run: async () => ({ ...(await meter.run(sync)), requests: store.requests() }),
          },
        ],
        rows: [
          ratio(`${peer.name} / publish`, [peer.name, PUBLISH], 'wall', { least }),
          {
            name: 'requests of the peer',
            unit: '',
            value: (sample) => metric(sample, peer.name, 'requests'),
          },
        ],
        async close() {
          await store.close();
          publisher.close();
        },
      };
    },
  };
}

/** The sizes of the files below a folder of datasets, by path, sorted. */
function sizesIn(folder: string): Map<string, number> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.includes('.') && DATASET_NAMES.some((dataset) => path.startsWith(dataset)))
    .concat('collection.json')
    .sort(byCodeUnit);
  return new Map(files.map((path) => [path, statSync(join(folder, path)).size]));
}
