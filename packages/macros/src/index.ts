import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface MacroPackage {
  /** `dbt`, `dbt_duckdb`: what templates call the package. */
  readonly packageName: string
  readonly dir: string
  /** The adapter whose macros they are; absent for those of every database. */
  readonly adapter?: string
}

/** The built-in macro packages: those of single adapters first, as dispatch searches them. A target has its own alone. */
export function builtinMacroPackages(): readonly MacroPackage[] {
  const root = dirname(createRequire(import.meta.url).resolve('@waypoint/macros/package.json'))
  return [
    { packageName: 'dbt_duckdb', dir: join(root, 'duckdb'), adapter: 'duckdb' },
    { packageName: 'dbt_postgres', dir: join(root, 'postgres'), adapter: 'postgres' },
    { packageName: 'dbt_trino', dir: join(root, 'trino'), adapter: 'trino' },
    { packageName: 'dbt', dir: join(root, 'dbt') },
  ]
}
