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
    // What is polled for, too: a second, as it is otherwise, a loaded machine can spend elsewhere.
    expect: { poll: { timeout: 120_000 } },
    reporters: ['default'],
  },
});
