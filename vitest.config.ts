import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Programs of other makers: `npm run test:aws` and `npm run test:readers`.
    exclude: ['tests/aws/**', 'tests/readers/**'],
    globalSetup: ['tests/build-program.ts'],
    // By default one processor of two would be left idle.
    maxWorkers: '100%',
    // Property tests and real compilers take their time on a shared machine.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
