import { type Manifest, nearestName, WaypointError } from '@waypoint/contracts'
import type { ColumnGraph } from '@waypoint/sql'

export interface FoundNode {
  readonly node: string
  /** Null: all of them. */
  readonly column: string | null
}

/** `model.column`, `schema.table.column` of a source, or a model or source alone. */
export function findColumn(text: string, graph: ColumnGraph, manifest: Manifest): FoundNode {
  const wanted = text.toLowerCase()
  const names = new Map(
    [...graph.keys()].flatMap((id) => namesOf(id, manifest).map((name) => [name.toLowerCase(), id] as const)),
  )
  const whole = names.get(wanted)
  if (whole !== undefined) return { node: whole, column: null }
  const dot = wanted.lastIndexOf('.')
  const node = dot < 0 ? undefined : names.get(wanted.slice(0, dot))
  if (node === undefined) throw unknownNode(text, [...names.keys()])
  const column = wanted.slice(dot + 1)
  const columns = graph.get(node) ?? new Map()
  if (columns.has(column)) return { node, column }
  throw unknownColumn(`${shortName(node, manifest)}.${column}`, [...columns.keys()])
}

function namesOf(id: string, manifest: Manifest): readonly string[] {
  const node = manifest.nodes[id]
  if (node !== undefined) return [id, `${node.schema}.${node.alias}`, node.name]
  const source = manifest.sources[id]
  if (source === undefined) return [id]
  return [id, `${source.source_name}.${source.name}`, `${source.schema}.${source.identifier}`]
}

/** As a reader knows it: the name of a model, schema and table of a source. */
export function shortName(id: string, manifest: Manifest): string {
  const source = manifest.sources[id]
  return source === undefined ? (manifest.nodes[id]?.name ?? id) : `${source.schema}.${source.identifier}`
}

function unknownNode(text: string, names: readonly string[]): WaypointError {
  const near = nearestName(text, names) ?? nearestName(text.replace(/\.[^.]*$/, ''), names)
  return new WaypointError({
    code: 'unknown-model',
    message: `There is no model or source for '${text}'.`,
    hint: near === undefined ? 'Write model.column, such as nrr_summary.nrr.' : `Did you mean '${near}'?`,
  })
}

const SHOWN = 20

function unknownColumn(text: string, columns: readonly string[]): WaypointError {
  const near = nearestName(text.slice(text.lastIndexOf('.') + 1), columns)
  const some = `${columns.slice(0, SHOWN).join(', ')}${columns.length > SHOWN ? ', …' : ''}`
  return new WaypointError({
    code: 'unknown-column',
    message: `There is no column ${text}.`,
    hint: near === undefined ? `There are ${some}.` : `Did you mean '${near}'?`,
  })
}
