import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

const APART = ['**/node_modules/**', '**/dist/**']

/** Tests that measure how soon something ends, or kill processes: nothing else runs beside them. */
const ALONE = [
  'packages/engine/src/{crash,interrupt,many-invocations}.slow.test.ts',
  'packages/engine/src/execute/lost-connection.slow.test.ts',
]

/**
 * `quick`: pure code and in-memory databases, under a minute. `full`: whole builds, processes, a browser; they wait
 * for processes and databases, so three share two cores; `alone` is part of that. A file named `*.slow.test.ts`, and
 * everything under tests/, is full.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'quick',
          include: ['{packages,apps}/**/*.test.ts'],
          exclude: ['**/*.slow.test.ts', ...APART],
          testTimeout: 30_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'full',
          include: ['tests/**/*.test.ts', '{packages,apps}/**/*.slow.test.ts'],
          exclude: [...ALONE, ...APART],
          testTimeout: 240_000,
          // Two demos are built in hooks, beside each other.
          hookTimeout: 600_000,
          maxWorkers: 3,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'alone',
          include: ALONE,
          exclude: APART,
          testTimeout: 240_000,
          hookTimeout: 240_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
