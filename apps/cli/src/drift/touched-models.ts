import type { Manifest, ModelNode, SourceNode } from '@waypoint/contracts'
import type { DeclaredTable, SourceChange } from '@waypoint/extract'
import { buildGraph, descendants } from '@waypoint/graph'

/** A model that reads what changed. */
interface TouchedModel {
  readonly name: string
  /** Relative to the project. */
  readonly path: string
  /** `column`: it names the column. `lineage`: it reads the table and does not say which columns. */
  readonly by: 'column' | 'lineage'
}

export type Drift = SourceChange & {
  /** What it was compared with. */
  readonly against: 'last-build' | 'contract'
  readonly models: readonly TouchedModel[]
  /** Models that are built from these, by name. */
  readonly downstream: readonly string[]
}

export type FindModels = (
  change: SourceChange,
  columns: readonly string[],
) => Pick<Drift, 'models' | 'downstream'>

/** Says of a change which models it touches; `columns` are those that the table has or had. */
export function modelFinder(manifest: Manifest): FindModels {
  const graph = buildGraph(manifest)
  const sources = Object.values(manifest.sources)
  return (change, columns) => {
    const ids = sources.filter((source) => isOf(source, change)).map((source) => source.unique_id)
    const readers = [...new Set(ids.flatMap((id) => graph.children.get(id) ?? []))].flatMap((id) =>
      modelOf(manifest, id),
    )
    const touched = readers.flatMap((model) => {
      const by = touchOf(model, change, columns)
      return by === null ? [] : [{ model, by }]
    })
    const below = descendants(
      graph,
      touched.map(({ model }) => model.unique_id),
    )
    return {
      models: touched.map(({ model, by }) => ({ name: model.name, path: model.original_file_path, by })),
      downstream: [...below].flatMap((id) => modelOf(manifest, id).map(({ name }) => name)).toSorted(),
    }
  }
}

function isOf(source: SourceNode, { schema, table }: SourceChange): boolean {
  return source.schema.toLowerCase() === schema && source.identifier.toLowerCase() === table.toLowerCase()
}

function modelOf(manifest: Manifest, id: string): readonly ModelNode[] {
  const node = manifest.nodes[id]
  return node?.resource_type === 'model' ? [node] : []
}

/** A model that names other columns of the table, and not this one, does not read it. */
function touchOf(
  model: ModelNode,
  change: SourceChange,
  columns: readonly string[],
): TouchedModel['by'] | null {
  switch (change.kind) {
    case 'new-table':
    case 'missing-table':
      return 'lineage'
    case 'new-column':
    case 'missing-column':
    case 'retyped-column':
      if (names(model, change.column)) return 'column'
      return columns.some((column) => names(model, column)) ? null : 'lineage'
  }
}

function names({ raw_code: code }: ModelNode, column: string): boolean {
  const escaped = column.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  return new RegExp(String.raw`(?<![\w])${escaped}(?![\w])`, 'i').test(code)
}

/** What the project says about the tables of its sources. */
export function declaredTables(manifest: Manifest): readonly DeclaredTable[] {
  return Object.values(manifest.sources).map(({ schema, identifier, columns }) => ({
    schema: schema.toLowerCase(),
    table: identifier,
    columns: Object.values(columns).map(({ name, data_type: type }) => ({ name, type })),
  }))
}
