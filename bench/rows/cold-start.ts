import { bundleSizes } from '../cold-start/bundle-sizes.ts';
import { prepareSubjects, started } from '../cold-start/starts.ts';
import { type Experiment, metric, ratio, type Suite } from '../harness/experiment.ts';

/** The most that the validate function may take, in times of an empty handler. */
const MOST_TIMES = 1.5;
/** The most bytes of the bundle of publish. */
const MOST_PUBLISH_BYTES = 1_000_000;

const [EMPTY, VALIDATE, SHARD] = ['empty handler', 'validate', 'validate, checked the first shard'];

/**
 * How long the validate function takes to start from cold, beside a handler that does nothing, in processes of this
 * machine.
 * @param bootstrap a file that is called as aws-lambda-ric is; a small one of our own where there is none
 */
export function coldStart(bootstrap?: string): Suite {
  return {
    name: 'cold-start',
    experiments: (size) => [
      {
        name: 'functions from cold',
        rounds: size === 'full' ? 25 : 5,
        async prepare() {
          const { subjects, reset, close } = await prepareSubjects();
          const run = bootstrap === undefined ? undefined : [bootstrap, 'index.handler'];
          return {
            subjects: [
              { name: EMPTY, run: () => started(subjects.empty, run) },
              { name: VALIDATE, run: () => started(subjects.validate, run) },
              {
                name: SHARD,
                async run() {
                  const { answered } = await started(subjects.firstShard, run);
                  reset();
                  return { answered };
                },
              },
            ],
            rows: [
              ratio('validate / empty, initialised', [VALIDATE, EMPTY], 'initialised', { most: MOST_TIMES }),
              ratio('validate / empty, refused an event', [VALIDATE, EMPTY], 'answered', {
                most: MOST_TIMES,
              }),
              ratio('first shard / empty', [SHARD, EMPTY], 'answered'),
              {
                name: 'what validate adds, initialised',
                unit: 'ms',
                value: (sample) =>
                  metric(sample, VALIDATE, 'initialised') - metric(sample, EMPTY, 'initialised'),
              },
            ],
            close,
          };
        },
      },
      bundles,
    ],
  };
}

/** V8 reads every byte of a bundle at a cold start. */
const bundles: Experiment = {
  name: 'bundles of the functions',
  rounds: 1,
  prepare: () => ({
    subjects: Object.entries(bundleSizes()).map(([name, bytes]) => ({ name, run: async () => ({ bytes }) })),
    rows: [
      {
        name: 'bundle of publish',
        unit: 'bytes',
        value: (sample) => metric(sample, 'publish', 'bytes'),
        most: MOST_PUBLISH_BYTES,
      },
    ],
  }),
};
