import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { aheadModule } from './core/check/schema/ahead-module.ts';
import { readProject } from './core/load/project-files.ts';

/** Schemas are compiled once for all tests, as a build does for the program (build.ts). */
const compiledAhead = {
  name: 'compiled-ahead',
  enforce: 'pre' as const,
  load(id: string): string | undefined {
    return id.endsWith('/schema/compiled-ahead.ts')
      ? aheadModule(readProject(import.meta.dirname).schemas)
      : undefined;
  },
};

/** Suites that publish a thousand times, the longest first: begun last, they would keep one processor of several busy alone. */
const LONGEST = [
  's3-crash',
  'sign-release',
  's3-concurrency',
  'publish/crash',
  'reconcile',
  'publish/concurrency',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const place = LONGEST.findIndex((name) => moduleId.includes(name));
      return place === -1 ? LONGEST.length : place;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  plugins: [compiledAhead],
  test: {
    include: ['tests/**/*.test.ts'],
    // Programs of other makers: `npm run test:aws` and `npm run test:readers`.
    exclude: ['tests/aws/**', 'tests/readers/**'],
    sequence: { sequencer: LongestFirst },
    globalSetup: ['tests/build-program.ts'],
    // By default one processor of two would be left idle.
    maxWorkers: '100%',
    // Property tests and real compilers take their time on a shared machine.
    testTimeout: 60_000,
    // What is printed is compared as plain text; the test of colours runs the program itself.
    env: { NO_COLOR: '1' },
    hookTimeout: 120_000,
  },
});
