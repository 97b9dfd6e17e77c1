/**
 * Measures the program beside its peers, in one run: `npm run bench -- [--size small|full] [--only SUITE] [--rounds N]
 * [--json FILE] [--check] [--bootstrap FILE]`. docs/benchmarks.md says how to read what it prints.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { rowResult, subjectResults } from './harness/evaluate.ts';
import { type Experiment, SIZES, Unavailable } from './harness/experiment.ts';
import { thisMachine } from './harness/machine.ts';
import {
  allHold,
  type BenchmarkResult,
  type ExperimentResult,
  type Findings,
  renderExperiment,
  renderVerdict,
} from './harness/render.ts';
import { measureRounds } from './harness/rounds.ts';
import { Meter } from './measure/meter.ts';
import { openWorkplace } from './measure/workplace.ts';
import { suites } from './suites.ts';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'full' },
    only: { type: 'string', multiple: true },
    rounds: { type: 'string' },
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
    bootstrap: { type: 'string' },
  },
});
const size = SIZES.find((name) => name === values.size);
if (size === undefined) throw new Error(`--size is one of ${SIZES.join(', ')}.`);
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (rounds !== undefined && !(Number.isSafeInteger(rounds) && rounds > 0))
  throw new Error('--rounds is a whole number from 1.');
const all = suites(values.bootstrap);
const chosen = all.filter(({ name }) => values.only?.includes(name) ?? true);
if (chosen.length < (values.only?.length ?? 1))
  throw new Error(`--only names one of the suites: ${all.map(({ name }) => name).join(', ')}.`);

const machine = thisMachine();
console.log(`Node ${machine.node}, ${machine.processors} × ${machine.processor}\n`);
const experiments: ExperimentResult[] = [];
openWorkplace();
const meter = new Meter();
try {
  for (const suite of chosen) {
    for (const experiment of suite.experiments(size)) {
      const result = { suite: suite.name, name: experiment.name, ...(await measured(experiment)) };
      console.log(renderExperiment(result));
      experiments.push(result);
    }
  }
} finally {
  meter.close();
}
console.log(renderVerdict(experiments));
if (values.json !== undefined) {
  const result: BenchmarkResult = { machine, on: new Date().toISOString().slice(0, 10), size, experiments };
  writeFileSync(values.json, `${JSON.stringify(result, undefined, 2)}\n`);
}
if (experiments.some((result) => 'failed' in result) || (values.check && !allHold(experiments)))
  process.exitCode = 1;

async function measured(experiment: Experiment): Promise<Findings> {
  try {
    const prepared = await experiment.prepare(meter);
    try {
      const count = rounds ?? experiment.rounds;
      const samples = await measureRounds(prepared, count);
      const rows = prepared.rows.map((row) => rowResult(row, samples));
      return { rounds: count, subjects: subjectResults(samples), rows };
    } finally {
      await prepared.close?.();
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return error instanceof Unavailable ? { skipped: message } : { failed: message };
  }
}
