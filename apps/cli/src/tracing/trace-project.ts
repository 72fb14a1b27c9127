import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { cellText, type Connection } from '@waypoint/adapter-contract'
import { type Manifest, type ManifestNode, WaypointError } from '@waypoint/contracts'
import {
  ANY_COLUMN,
  type Catalog,
  type ColumnGraph,
  type ColumnInputs,
  parseTree,
  queryLineage,
  treeQuery,
} from '@waypoint/sql'
import { columnCatalog, readColumns, relationKey } from './column-catalog.ts'

export interface ProjectTrace {
  readonly graph: ColumnGraph
  /** Models whose columns could not be followed, and why. */
  readonly untraced: readonly { readonly node: string; readonly reason: string }[]
}

interface Tracing {
  readonly manifest: Manifest
  readonly targetPath: string
  readonly connection: Connection
}

type Columns = Map<string, ColumnInputs>

const BUILT = new Set(['model', 'seed', 'snapshot'])

/** What every column of the project is made from, by the SQL that was compiled last. */
export async function traceProject({ manifest, targetPath, connection }: Tracing): Promise<ProjectTrace> {
  const columns = await readColumns(connection)
  const catalog = columnCatalog(manifest, columns)
  const graph = new Map<string, Columns>()
  const untraced: { node: string; reason: string }[] = []
  for (const source of Object.values(manifest.sources)) {
    graph.set(
      source.unique_id,
      unread([
        ...(columns.get(relationKey(source.schema, source.identifier)) ?? []),
        ...Object.keys(source.columns),
      ]),
    )
  }
  for (const node of Object.values(manifest.nodes)) {
    if (!BUILT.has(node.resource_type)) continue
    const known = columns.get(relationKey(node.schema, node.alias)) ?? Object.keys(node.columns)
    const traced =
      node.resource_type === 'seed'
        ? unread(known)
        : await traceNode(node, { targetPath, connection, catalog })
    if (traced instanceof Map) graph.set(node.unique_id, traced)
    else {
      untraced.push({ node: node.unique_id, reason: traced })
      graph.set(node.unique_id, opaque(node, known))
    }
  }
  return { graph, untraced }
}

interface NodeTracing extends Pick<Tracing, 'targetPath' | 'connection'> {
  readonly catalog: Catalog
}

async function traceNode(
  node: ManifestNode,
  { targetPath, connection, catalog }: NodeTracing,
): Promise<Columns | string> {
  if (node.resource_type === 'model' && node.language !== 'sql') return `it is written in ${node.language}`
  const sql = compiledSql(node, targetPath)
  if (sql === undefined) return 'it has not been compiled'
  try {
    const { rows } = await connection.query(treeQuery, { parameters: [sql] })
    const { columns } = queryLineage(parseTree(cellText(rows[0]?.[0])), catalog)
    return new Map(
      columns.map(({ name, sources, isCopy }) => [
        name.toLowerCase(),
        {
          isCopy,
          sources: sources
            .filter(({ table }) => table !== node.unique_id)
            .map(({ table, column }) => ({ node: table, column })),
        },
      ]),
    )
  } catch (error) {
    if (error instanceof WaypointError) return error.message
    throw error
  }
}

/** A node that shares its file with others has a folder of the file's name. */
function compiledSql(node: ManifestNode, targetPath: string): string | undefined {
  const file = join(targetPath, 'compiled', node.package_name, node.original_file_path)
  const path = [join(file, `${node.name}.sql`), file].find(
    (candidate) => candidate.endsWith('.sql') && existsSync(candidate),
  )
  return path === undefined ? undefined : readFileSync(path, 'utf8')
}

const unread = (names: readonly string[]): Columns =>
  new Map(names.map((name) => [name.toLowerCase(), { sources: [], isCopy: false }]))

/** Any of its columns may come from any column of what it reads. */
function opaque(node: ManifestNode, names: readonly string[]): Columns {
  const parents = 'depends_on' in node ? node.depends_on.nodes : []
  const sources = parents.map((parent) => ({ node: parent, column: ANY_COLUMN }))
  return new Map(names.map((name) => [name.toLowerCase(), { sources, isCopy: false }]))
}
