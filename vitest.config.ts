import { defineConfig } from 'vitest/config'
import { LongestFirst } from './tests/longest-first.ts'

const APART = ['**/node_modules/**', '**/dist/**']

/** Tests that measure how soon something ends, or kill processes: nothing else runs beside them. */
const ALONE = [
  'packages/engine/src/{crash,interrupt,many-invocations}.slow.test.ts',
  'packages/engine/src/execute/lost-connection.slow.test.ts',
]

/** Tests on the cluster that `npm run test:trino` starts. */
const TRINO = {
  test: {
    name: 'trino',
    include: ['{packages,apps,tests}/**/*.trino.test.ts'],
    exclude: APART,
    testTimeout: 60_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    isolate: false,
    sequence: { groupOrder: 3 },
  },
}

/** Tests that build the whole project in another database as well; `npm run test:portability`. */
const PORTABILITY = {
  test: {
    name: 'portability',
    include: ['tests/**/*.portability.test.ts'],
    exclude: APART,
    testTimeout: 900_000,
    hookTimeout: 300_000,
    fileParallelism: false,
    isolate: false,
    sequence: { groupOrder: 4 },
  },
}

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
          exclude: ['**/*.slow.test.ts', '**/*.trino.test.ts', ...APART],
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
          exclude: [...ALONE, '**/*.trino.test.ts', '**/*.portability.test.ts', ...APART],
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
      ...(process.env.WAYPOINT_TRINO === undefined ? [] : [TRINO]),
      ...(process.env.WAYPOINT_PORTABILITY === undefined ? [] : [PORTABILITY]),
    ],
  },
})
