import { cellText, type Connection } from '@waypoint/adapter-contract'
import { literal, nameOf, type Named, relationSql } from './relation-sql.ts'

/** Where the rows of tables lie in a DuckDB file. */
export interface StoredBlocks {
  /** Of the file. */
  readonly path: string
  readonly blockSize: number
  /** Those of the tables, and those of the catalogue. */
  readonly blocks: ReadonlySet<number>
  /** The tables of which all blocks are known, as `schema.name`. */
  readonly tables: ReadonlyMap<string, readonly StoredGroup[]>
}

/** Rows of a table that the database keeps together, deleted ones among them; in order. */
export interface StoredGroup {
  readonly rows: number
  /** Where and how each of their columns lies; null where that is not all there is to know of them. */
  readonly layout: string | null
  readonly blocks: readonly number[]
}

interface Asked {
  readonly connection: Connection
  readonly database: string
  readonly relations: readonly Named[]
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
  const tables = await groupsOf(asked, await plainTables(asked))
  if (typeof path !== 'string' || tables.size === 0) return null
  const catalogue = await connection.query('select distinct block_id from pragma_metadata_info()')
  const ids = [...tables.values()].flatMap((groups) => groups.flatMap(({ blocks }) => blocks))
  return {
    path,
    blockSize: Number(blockSize),
    blocks: new Set([...ids, ...catalogue.rows.map(([block]) => Number(block))]),
    tables,
  }
}

/** Tables without an index: blocks of an index are listed nowhere. */
async function plainTables({ connection, database, relations }: Asked): Promise<readonly Named[]> {
  const { rows } = await connection.query(
    `select schema_name || '.' || table_name from duckdb_tables()
     where database_name = $1 and not temporary and index_count = 0 and not has_primary_key`,
    { parameters: [database] },
  )
  const plain = new Set(rows.map(([name]) => cellText(name)))
  return relations.filter((relation) => plain.has(nameOf(relation)))
}

const LAYOUT = `concat_ws('|', column_path, segment_id, segment_type, start, count, compression, stats, segment_info,
  block_id, block_offset, additional_block_ids)`
/** Each column has a list of which of its values are null; that of the first counts the rows. */
const OF_FIRST_COLUMN = `column_id = 0 and column_path = '[0, 0]'`

/** Of tables all of whose segments are in the file. */
async function groupsOf(
  { connection, database }: Asked,
  tables: readonly Named[],
): Promise<ReadonlyMap<string, readonly StoredGroup[]>> {
  if (tables.length === 0) return new Map()
  const each = tables.map(
    (table, at) =>
      `select ${at} as number, * from pragma_storage_info(${literal(relationSql(database, table))})`,
  )
  const { rows } = await connection.query(
    `select number, bool_and(persistent), bool_or(has_updates), sum(count) filter (where ${OF_FIRST_COLUMN}),
       md5(string_agg(${LAYOUT}, chr(10) order by column_id, column_path, segment_id)),
       list_distinct(flatten(list(list_append(additional_block_ids, block_id))))
     from (${each.join(' union all ')}) group by number, row_group_id order by number, row_group_id`,
  )
  // An empty table has no segments.
  const found = new Map<string, StoredGroup[]>(tables.map((table) => [nameOf(table), []]))
  for (const [number, isPersistent, isUpdated, count, layout, blocks] of rows) {
    const name = nameOf(tables[Number(number)] ?? { schema: '', name: '' })
    if (isPersistent !== true || !Array.isArray(blocks)) found.delete(name)
    found.get(name)?.push({
      rows: Number(count ?? 0),
      layout: isUpdated === true || count === null ? null : cellText(layout),
      blocks: Array.isArray(blocks) ? blocks.map(Number).filter((block) => block >= 0) : [],
    })
  }
  return found
}
