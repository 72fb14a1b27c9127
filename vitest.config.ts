import { defineConfig } from 'vitest/config'

/**
 * `quick`: pure code and in-memory databases, under a minute. `full`: whole builds, processes, a browser.
 * A file named `*.slow.test.ts`, and everything under tests/, is full.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'quick',
          include: ['{packages,apps}/**/*.test.ts'],
          exclude: ['**/*.slow.test.ts', '**/node_modules/**', '**/dist/**'],
        },
      },
      {
        test: {
          name: 'full',
          include: ['tests/**/*.test.ts', '{packages,apps}/**/*.slow.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
