import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

export interface MacroPackage {
  /** `dbt`, `dbt_duckdb`: what templates call the package. */
  readonly packageName: string
  readonly dir: string
}

/** The built-in macro packages: those of single adapters first, as dispatch searches them. */
export function builtinMacroPackages(): readonly MacroPackage[] {
  const root = dirname(createRequire(import.meta.url).resolve('@waypoint/macros/package.json'))
  return [
    { packageName: 'dbt_duckdb', dir: join(root, 'duckdb') },
    { packageName: 'dbt', dir: join(root, 'dbt') },
  ]
}
