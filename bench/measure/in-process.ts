import type { Subject } from '../harness/experiment.ts';

/** Work on each of some items in this process as a subject; the first round has it compiled. */
export function inProcess<T>(name: string, items: readonly T[], work: (item: T) => unknown): Subject {
  return {
    name,
    async run() {
      const started = performance.now();
      for (const item of items) work(item);
      return { wall: performance.now() - started };
    },
  };
}
