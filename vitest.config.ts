import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['node_modules/**', '.cache/**'],
    pool: 'forks',
    maxWorkers: 2,
    // Ample: a slow machine must not fail a test; nothing here asserts a time.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default'],
  },
});
