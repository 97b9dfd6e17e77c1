import { defineConfig } from 'vitest/config';

/** The suite of `npm run test:readers`: a release is opened with the programs that readers use; see docs/testing.md. */
export default defineConfig({
  test: {
    include: ['tests/readers/**/*.test.ts'],
    globalSetup: ['tests/build-program.ts', 'tests/readers/publish-shipped.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    // Shows why something was skipped.
    reporters: ['verbose'],
  },
});
