import { metric, type Suite } from '../harness/experiment.ts';
import { asSubject, check, EMPTY_NODE, file } from '../measure/programs.ts';

/** The collection of this repository: what every contributor waits for. */
export const checkShipped: Suite = {
  name: 'check-shipped',
  experiments: (size) => [
    {
      name: 'check of the shipped collection',
      rounds: size === 'full' ? 11 : 3,
      prepare: (meter) => ({
        subjects: [
          asSubject(meter, 'depositary check', check(file('.'))),
          asSubject(meter, 'empty node', EMPTY_NODE),
        ],
        rows: [
          {
            name: 'whole process',
            unit: 'ms',
            value: (sample) => metric(sample, 'depositary check', 'wall'),
            most: 500,
          },
        ],
      }),
    },
  ],
};
