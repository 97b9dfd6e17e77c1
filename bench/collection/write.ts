/**
 * Writes a synthetic collection: `node bench/collection/write.ts --records 100000 --layout files|ndjson --out DIR
 * [--seed 1]`. Without `--out` it goes to the cache of the benchmark. Prints the folder.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { cachedCollection, collectionIn } from './cached.ts';
import { LAYOUTS } from './write-collection.ts';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '1000' },
    layout: { type: 'string', default: 'files' },
    seed: { type: 'string', default: '1' },
    out: { type: 'string' },
  },
});
const layout = LAYOUTS.find((name) => name === values.layout);
if (layout === undefined) throw new Error(`--layout is one of ${LAYOUTS.join(', ')}.`);
const shape = { records: Number(values.records), layout, seed: Number(values.seed) };
console.log(values.out === undefined ? cachedCollection(shape) : collectionIn(resolve(values.out), shape));
