import type { Manifest } from '@waypoint/contracts'
import type { SourceFile } from '../files/source-file.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import { readMacros } from '../macros/read-macros.ts'
import { macroNode } from '../nodes/macro-nodes.ts'
import type { Problems } from '../problems/problems.ts'
import { byId } from '../resolve/by-id.ts'
import { PropertyIndex } from '../resolve/property-index.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import type { OpenCache } from './cache-files.ts'
import type { CachedMacro } from './cache-index.ts'
import { cachedMacro } from './cached-macros.ts'
import { keyOfFile } from './file-keys.ts'
import type { NodeColumns } from './node-columns.ts'

export interface MacroChanges {
  readonly macros: readonly LoadedMacro[]
  /** Keys of all that the macros of the file made. */
  readonly keys: readonly string[]
}

/**
 * What another text of a file of macros concerns; undefined where that may be everything: other macros than
 * before, or such as more than nodes depends on.
 */
export function macroChanges(
  source: SourceFile,
  { index, lists }: OpenCache,
  problems: Problems,
): MacroChanges | undefined {
  const macros = readMacros(source, problems)
  const before = index.macros.filter(
    ({ packageName, file }) => packageName === source.packageName && file === source.file,
  )
  if (shapeOf(before) !== shapeOf(macros.map(cachedMacro))) return undefined
  const ids = new Set(before.map(({ uniqueId }) => uniqueId))
  if (index.macrosForAll.some((id) => ids.has(id))) return undefined
  // Which macros made a disabled node is not kept.
  if (index.sections.disabled !== undefined) return undefined
  return { macros, keys: keysMadeBy(ids, lists.nodes) }
}

function shapeOf(macros: readonly CachedMacro[]): string {
  return JSON.stringify(macros.map(({ uniqueId, kind }) => [uniqueId, kind]))
}

/** The changed macros as the manifest shows them; undefined where a schema file describes one. */
export function changedMacros(
  macros: readonly LoadedMacro[],
  before: Pick<Manifest, 'macros'>,
  state: ResolveState,
): Manifest['macros'] | undefined {
  if (macros.length === 0) return {}
  if (macros.some(({ uniqueId }) => before.macros[uniqueId]?.patch_path !== null)) return undefined
  const properties = new PropertyIndex([], state.problems)
  return byId(macros.map((macro) => macroNode(macro, properties, state)))
}

function keysMadeBy(ids: ReadonlySet<string>, columns: NodeColumns): readonly string[] {
  const isConcerned = columns.lists.map((list) => list.some((id) => typeof id === 'string' && ids.has(id)))
  return columns.uses.flatMap((list, position) => {
    if (isConcerned[list] !== true) return []
    const owner = columns.owners[position] as string
    return [owner === '' ? keyOfNode(columns, position) : owner]
  })
}

function keyOfNode(columns: NodeColumns, position: number): string {
  const kind = columns.types[position]
  const packageName = columns.packages[position] as string
  const path = columns.files[position] as string
  return kind === 'operation' || kind === undefined ? '!operation' : keyOfFile({ kind, packageName, path })
}
