import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What MiniStack can and cannot do; to be known before what the other suites say is read. */
const GATE = 'ministack/gaps.test.ts';

class GateFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isGate = ({ moduleId }: TestSpecification) => moduleId.endsWith(GATE);
    const sorted = await super.sort(files);
    return [...sorted.filter(isGate), ...sorted.filter((file) => !isGate(file))];
  }
}

/** The suite of `npm run test:aws`: processes of other makers in the place of AWS; see docs/testing.md. */
export default defineConfig({
  test: {
    include: ['tests/aws/**/*.test.ts'],
    globalSetup: ['tests/build-program.ts'],
    // The processes would take each other's time, and some tests look at the clock.
    fileParallelism: false,
    sequence: { sequencer: GateFirst },
    testTimeout: 60_000,
    hookTimeout: 180_000,
    // Shows why something was skipped.
    reporters: ['verbose'],
  },
});
