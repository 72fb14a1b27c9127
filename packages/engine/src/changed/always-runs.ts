import { builtinMacroPackages } from '@waypoint/macros'
import type { MacroNode, ManifestNode } from '@waypoint/contracts'
import { storesFailures } from '../plan/stores-failures.ts'
import type { RunState } from '../run-state.ts'
import type { MacroVersions } from './macro-versions.ts'

/** Materializations of which it is known that they build from the compiled SQL and nothing else. */
const KNOWN: ReadonlySet<string> = new Set(
  'view table incremental materialized_view ephemeral seed snapshot test unit'.split(' '),
)

const BUILTIN: ReadonlySet<string> = new Set(builtinMacroPackages().map(({ packageName }) => packageName))

/** Why a node is built whatever has changed; empty for most. */
export function alwaysRuns(
  node: ManifestNode,
  macros: MacroVersions,
  { flags }: RunState,
): readonly string[] {
  // What calls a function is compared with its text.
  if (node.resource_type === 'function') return ['functions are always created']
  const { config } = node
  const { materialized } = config
  const isOwn = macros
    .ofMaterializationMacros(materialized)
    .some(({ package_name }) => !BUILTIN.has(package_name))
  return [
    ...(flags['FULL_REFRESH'] === true && node.resource_type !== 'test' ? ['--full-refresh'] : []),
    ...(config['full_refresh'] === true ? ['config full_refresh is set'] : []),
    ...(config['incremental_strategy'] === 'microbatch' ? ['its batches go up to the present'] : []),
    ...(node.language === 'sql' ? [] : [`not deterministic: written in ${node.language}`]),
    ...(setsHeader(node) ? ['what its sql_header does cannot be known'] : []),
    ...(isOwn || !KNOWN.has(materialized)
      ? [`what the materialization ${materialized} reads cannot be known`]
      : []),
    ...(keepsFailures(node, flags) ? ['it keeps its failing rows'] : []),
  ]
}

function keepsFailures(node: ManifestNode, flags: RunState['flags']): boolean {
  return node.resource_type === 'test' && (storesFailures(node) ?? flags['STORE_FAILURES'] === true)
}

function setsHeader({ config, raw_code }: ManifestNode): boolean {
  return typeof config['sql_header'] === 'string' || raw_code.includes('sql_header')
}

/** Whether the text of a macro shows that it sends statements by itself. */
export function asks({ macro_sql }: MacroNode): boolean {
  return ASKS.test(macro_sql)
}

/** Macros of the project that ask the database while a node is built: what they do with the answer is not known. */
export function askingMacros(macros: readonly MacroNode[]): readonly string[] {
  return macros
    .filter(({ package_name, macro_sql }) => !BUILTIN.has(package_name) && ASKS.test(macro_sql))
    .map(({ name }) => name)
}

const ASKS =
  /\b(?:run_query|statement|load_result|get_columns_in_query|dbt_utils\.get_\w+|adapter\.execute|context)\b/
