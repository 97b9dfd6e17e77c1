/**
 * How long the validate function takes to start from cold, beside a handler that does nothing, in processes of this
 * machine: `npm run bench -- [--runs n] [--json file] [--bootstrap file]`. docs/benchmarks.md says what the figures
 * mean. Without `--bootstrap` a small one of our own imports the bundles; with it, a file that is called as
 * aws-lambda-ric is (tried with `node_modules/aws-lambda-ric/index.mjs` of version 4.0.2, which has to be installed
 * elsewhere, with a C++ compiler).
 */
import { parseArgs } from 'node:util';
import { bundleSizes, renderSizes } from './bundle-sizes.ts';
import { type Bound, bound, boundCells, table, thisMachine, writeResult } from './result.ts';
import { type ColdStart, coldStart, prepareSubjects } from './starts.ts';
import { type Summary, summarised } from './statistics.ts';

/** The most that the validate function may take, in times of an empty handler. */
const MOST_TIMES = 1.5;
const LEAST_RUNS = 15;

interface Row extends Summary {
  name: string;
  /** Median by median of the empty handler. */
  times?: number;
  bound?: Bound;
}

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '25' },
    json: { type: 'string' },
    bootstrap: { type: 'string' },
  },
});
const runs = Math.max(LEAST_RUNS, Number(values.runs));
const bootstrap = values.bootstrap === undefined ? undefined : [values.bootstrap, 'index.handler'];

const measured = await measure();
const rows = rowsOf(measured);
const sizes = bundleSizes();
const machine = thisMachine();
const [emptyInit = 0, validateInit = 0] = rows.map(({ median }) => median);
const added = validateInit - emptyInit;
const holdsFrom = added / (MOST_TIMES - 1);

console.log(
  `Cold starts: ${runs} runs of each, in turns, Node ${machine.node}, ${machine.processors} × ${machine.processor}\n`,
);
console.log(renderRows(rows));
console.log(
  `\nvalidate adds ${milliseconds(added)}. ${MOST_TIMES} times holds where an empty handler takes ${milliseconds(holdsFrom)} or more.\n`,
);
console.log(renderSizes(sizes));
writeResult(values.json, {
  benchmark: 'cold-start',
  machine,
  runs,
  bootstrap: bootstrap ?? 'own',
  rows,
  added,
  holdsFrom,
  sizes,
});

/** In turns, so that whatever else the machine does meets all of them. */
async function measure(): Promise<Record<'empty' | 'validate' | 'firstShard', ColdStart[]>> {
  const { subjects, reset, close } = await prepareSubjects();
  const starts: Record<keyof typeof subjects, ColdStart[]> = { empty: [], validate: [], firstShard: [] };
  try {
    // The first round reads the files from disk and does not count.
    for (let round = 0; round <= runs; round++) {
      for (const name of ['empty', 'validate', 'firstShard'] as const) {
        const start = await coldStart(subjects[name], bootstrap);
        if (round > 0) starts[name].push(start);
      }
      reset();
    }
  } finally {
    await close();
  }
  return starts;
}

function rowsOf({ empty, validate, firstShard }: Awaited<ReturnType<typeof measure>>): Row[] {
  const initialised = (starts: readonly ColdStart[]) => summarised(starts.map((start) => start.initialised));
  const answered = (starts: readonly ColdStart[]) => summarised(starts.map((start) => start.answered));
  const beside = (name: string, summary: Summary, other: Summary, bounded: boolean): Row => {
    const times = summary.median / other.median;
    return { name, ...summary, times, ...(bounded && { bound: bound(times, MOST_TIMES) }) };
  };
  const [init, answer] = [initialised(empty), answered(empty)];
  return [
    { name: 'empty handler, initialised', ...init },
    beside('validate, initialised', initialised(validate), init, true),
    { name: 'empty handler, refused an event', ...answer },
    beside('validate, refused an event', answered(validate), answer, true),
    beside('validate, checked the first shard', answered(firstShard), answer, false),
  ];
}

function renderRows(measurements: readonly Row[]): string {
  return table(
    ['since the start of the process', 'median', 'quartiles', 'least', 'times empty', 'bound', ''],
    measurements.map(({ name, median, lowerQuartile, upperQuartile, least, times, bound: found }) => [
      name,
      milliseconds(median),
      `${lowerQuartile.toFixed(0)} – ${upperQuartile.toFixed(0)} ms`,
      milliseconds(least),
      times?.toFixed(2) ?? '',
      ...boundCells(found, String),
    ]),
  );
}

function milliseconds(value: number): string {
  return `${value.toFixed(0)} ms`;
}
