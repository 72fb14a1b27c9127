/** A file for each project; the database works within the process that runs it. */
import { join } from 'node:path'

export function duckdb() {
  return {
    name: 'DuckDB',
    bareProgram: 'bare.mjs',
    output: ({ dir, threads, memoryLimit }) => ({
      type: 'duckdb',
      path: join(dir, 'bench.duckdb'),
      threads,
      ...(memoryLimit === undefined ? {} : { settings: { memory_limit: `${memoryLimit}MB` } }),
    }),
    rows: (count) => `range(${count}) as t(i)`,
    settle: async () => undefined,
    processorSeconds: () => null,
    stop: async () => undefined,
  }
}
