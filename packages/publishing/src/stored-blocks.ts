import { cellText, type Connection } from '@waypoint/adapter-contract'
import type { RelationToPublish } from './copy-relations.ts'
import { literal, nameOf, relationSql } from './relation-sql.ts'

/** Where the rows of tables lie in a DuckDB file. */
export interface StoredBlocks {
  /** Of the file. */
  readonly path: string
  readonly blockSize: number
  /** Those of the tables, and those of the catalogue. */
  readonly blocks: ReadonlySet<number>
  /** The tables of which all blocks are known, as `schema.name`. */
  readonly tables: ReadonlySet<string>
}

interface Asked {
  readonly connection: Connection
  readonly database: string
  readonly relations: readonly RelationToPublish[]
}

/** Writes what is in memory only, then looks up the blocks of those relations that are tables; null where there are none. */
export async function storedBlocks(asked: Asked): Promise<StoredBlocks | null> {
  const { connection, database } = asked
  await connection.query('checkpoint')
  const layout = await connection.query(
    'select block_size, path from pragma_database_size() join duckdb_databases() using (database_name) where database_name = $1',
    { parameters: [database] },
  )
  const [blockSize, path] = layout.rows[0] ?? []
  const segments = await segmentsOf(asked, await plainTables(asked))
  if (typeof path !== 'string' || segments.length === 0) return null
  const catalogue = await connection.query('select distinct block_id from pragma_metadata_info()')
  const ids = [...segments.flatMap(({ blocks }) => blocks), ...catalogue.rows.map(([block]) => Number(block))]
  return {
    path,
    blockSize: Number(blockSize),
    blocks: new Set(ids.filter((id) => id >= 0)),
    tables: new Set(segments.map(({ table }) => table)),
  }
}

/** Tables without an index: blocks of an index are listed nowhere. */
async function plainTables({
  connection,
  database,
  relations,
}: Asked): Promise<readonly RelationToPublish[]> {
  const { rows } = await connection.query(
    `select schema_name || '.' || table_name from duckdb_tables()
     where database_name = $1 and not temporary and index_count = 0 and not has_primary_key`,
    { parameters: [database] },
  )
  const plain = new Set(rows.map(([name]) => cellText(name)))
  return relations.filter((relation) => plain.has(nameOf(relation)))
}

interface Segments {
  readonly table: string
  readonly blocks: readonly number[]
}

/** Tables all of whose segments are in the file. */
async function segmentsOf(
  { connection, database }: Asked,
  tables: readonly RelationToPublish[],
): Promise<readonly Segments[]> {
  if (tables.length === 0) return []
  const each = tables.map(
    (table, at) =>
      `select ${at} as number, block_id, additional_block_ids, persistent
       from pragma_storage_info(${literal(relationSql(database, table))})`,
  )
  const { rows } = await connection.query(
    `select number, bool_and(persistent), list_distinct(flatten(list(list_append(additional_block_ids, block_id))))
     from (${each.join(' union all ')}) group by number`,
  )
  const found = new Map(rows.map(([at, isPersistent, blocks]) => [Number(at), { isPersistent, blocks }]))
  return tables.flatMap((table, at) => {
    // An empty table has no segments.
    const { isPersistent = true, blocks = [] } = found.get(at) ?? {}
    if (isPersistent !== true || !Array.isArray(blocks)) return []
    return [{ table: nameOf(table), blocks: blocks.map(Number) }]
  })
}
