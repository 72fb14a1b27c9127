import type { AdapterRegistry } from '@waypoint/adapter-contract'

/** Adapters are loaded when a profile asks for them, so that a command that needs none starts at once. */
export const adapters: AdapterRegistry = {
  duckdb: async () => (await import('@waypoint/adapter-duckdb')).duckdbFactory,
  postgres: async () => (await import('@waypoint/adapter-postgres')).postgresFactory,
  trino: async () => (await import('@waypoint/adapter-trino')).trinoFactory,
}
