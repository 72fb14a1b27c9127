import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { cellText, type Connection } from '@waypoint/adapter-contract'
import { BOOKS, inCatalog, literal as trinoLiteral } from '../lake/names.ts'
import { literal, quote } from '../relation-sql.ts'
import type { CarriedRelation, Carrier } from './carrier.ts'
import { copiedType } from './copied-type.ts'
import { carryTexts } from './text-carrier.ts'

export interface Lake {
  readonly catalog: string
  /** A folder that the server writes and this machine reads; null where there is none. */
  readonly landing: { readonly folder: string; readonly location: string } | null
  /** Tells who copies: what is left of a copy is removed by the next one of the same name. Letters, digits, `_`. */
  readonly owner: string
}

/** Fewer come sooner as texts: a table takes the server a second. */
const FEW_CELLS = 200_000

/**
 * Rows of Trino: workers write them as an Iceberg table of Parquet files into a folder that both sides see, DuckDB
 * reads the files, and the table goes. Few rows, and all where there is no such folder, come over the protocol.
 */
export function lakeCarrier(lake: Lake): Carrier {
  return {
    sessions: 4,
    prepare: () => Promise.resolve(),
    carry: (carried) => {
      const { rows, columns } = carried.relation
      const { landing } = lake
      if (landing === null || rows * columns.length < FEW_CELLS) return carryTexts(carried)
      return carryParquet(carried, { ...lake, landing })
    },
    cleanUp: (source) => dropLeft(source, lake),
  }
}

type LandedLake = Lake & { readonly landing: NonNullable<Lake['landing']> }

const prefixOf = ({ owner }: Lake): string => `copy_${owner}_`

async function carryParquet(
  { relation, from, source, copy, into, signal }: CarriedRelation,
  lake: LandedLake,
): Promise<void> {
  const { catalog, landing } = lake
  const asked = signal === undefined ? {} : { signal }
  const name = `${prefixOf(lake)}${randomBytes(6).toString('hex')}`
  const table = inCatalog(catalog, BOOKS, name)
  const location = trinoLiteral(`${landing.location}/${name}`)
  try {
    await source.query(
      `create table ${table} with (format = 'PARQUET', location = ${location}) as select * from ${from}`,
      asked,
    )
    const { rows } = await source.query(
      `select file_path from ${inCatalog(catalog, BOOKS, `${name}$files`)}`,
      asked,
    )
    const files = rows.map(([path]) => literal(join(landing.folder, name, 'data', basename(cellText(path)))))
    const values = relation.columns.map(
      (column) =>
        `cast(${quote(column.name)} as ${copiedType(column.type) ?? 'DOUBLE'}) as ${quote(column.name)}`,
    )
    await copy.query(
      `create table ${into} as select ${values.join(', ')} from read_parquet([${files.join(', ')}])`,
      asked,
    )
  } finally {
    // Without the server it is dropped by the next copy.
    await source.query(`drop table if exists ${table}`).catch(() => undefined)
    await rm(join(landing.folder, name), { recursive: true, force: true })
  }
}

/** A copy that was killed has left its tables, and their files. */
async function dropLeft(source: Connection, lake: Lake): Promise<void> {
  const { catalog, landing } = lake
  if (landing === null) return
  const { rows } = await source.query(
    `select table_name from ${inCatalog(catalog, 'information_schema', 'tables')} where table_schema = ${trinoLiteral(BOOKS)}`,
  )
  for (const name of rows.map(([found]) => cellText(found))) {
    if (!name.startsWith(prefixOf(lake))) continue
    await source.query(`drop table if exists ${inCatalog(catalog, BOOKS, name)}`)
    await rm(join(landing.folder, name), { recursive: true, force: true })
  }
}
