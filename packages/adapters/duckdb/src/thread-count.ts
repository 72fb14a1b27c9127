import { availableParallelism } from 'node:os'

/**
 * How many threads the database has where the profile does not say. Each connection that waits for an answer works
 * on it itself: more threads than cores left besides would take turns with those, and spin while they wait.
 */
export function threadCount(connections: number, cores: number = availableParallelism()): number {
  return Math.max(1, cores + 1 - connections)
}
