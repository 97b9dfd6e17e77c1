import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Processes of other makers: `npm run test:aws`.
    exclude: ['tests/aws/**'],
    globalSetup: ['tests/build-program.ts'],
    // Property tests and real compilers take their time on a shared machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
