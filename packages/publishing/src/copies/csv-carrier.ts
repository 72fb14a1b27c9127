import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { rm } from 'node:fs/promises'
import { literal, quote } from '../relation-sql.ts'
import type { CarriedRelation, Carrier } from './carrier.ts'
import { copiedType, decimalType } from './copied-type.ts'

/** Rows of PostgreSQL: the server writes them as CSV, DuckDB reads that; nothing between the two looks at a value. */
export const csvCarrier: Carrier = {
  sessions: 2,
  prepare: async (source) => {
    await source.query(`set timezone to 'UTC'; set datestyle to 'ISO, YMD'; set intervalstyle to 'postgres'`)
  },
  carry: carryCsv,
  cleanUp: () => Promise.resolve(),
}

/** DuckDB refuses longer lines unless told. */
const LONGEST_LINE = 16 * 1024 * 1024

async function carryCsv(carried: CarriedRelation): Promise<void> {
  const { source, copy, from, into, scratch, signal } = carried
  if (source.exportCsv === undefined) throw cannotExport()
  const asked = signal === undefined ? {} : { signal }
  const columns = await columnsOf(carried)
  const file = `${scratch}.csv`
  try {
    await source.exportCsv(`select ${columns.map(({ text }) => text).join(', ')} from ${from}`, file, asked)
    const types = columns.map(({ field }, at) => `c${at}: ${literal(field)}`)
    const values = columns.map(({ name, value }, at) => `${value(`c${at}`)} as ${quote(name)}`)
    await copy.query(
      `create table ${into} as select ${values.join(', ')} from read_csv(${literal(file)}, columns = {${types.join(', ')}},
        auto_detect = false, header = false, delim = ',', quote = '"', escape = '"', new_line = '\\n', nullstr = '\\N',
        allow_quoted_nulls = false, parallel = false, max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`,
      asked,
    )
  } finally {
    await rm(file, { force: true })
  }
}

interface CsvColumn {
  readonly name: string
  /** What the server writes. */
  readonly text: string
  /** The type that DuckDB reads the field as. */
  readonly field: string
  /** What DuckDB makes of the field. */
  readonly value: (field: string) => string
}

const asRead = (field: string): string => field

async function columnsOf({ relation, from, source }: CarriedRelation): Promise<readonly CsvColumn[]> {
  const open = relation.columns.filter(({ type }) => copiedType(type) === null).map(({ name }) => name)
  const found = await openTypes(source, from, open)
  return relation.columns.map(({ name, type: dataType }) => {
    const column = quote(name)
    const type = copiedType(dataType) ?? found.get(name) ?? 'DOUBLE'
    if (type.endsWith('[]')) {
      const value = (field: string): string => `cast(cast(${field} as json) as ${type})`
      return { name, text: `array_to_json(${column})`, field: 'VARCHAR', value }
    }
    if (type === 'BLOB') {
      return { name, text: `encode(${column}, 'hex')`, field: 'VARCHAR', value: (field) => `unhex(${field})` }
    }
    return { name, text: type === 'VARCHAR' ? `cast(${column} as text)` : column, field: type, value: asRead }
  })
}

/** Digits behind the point, and all digits, of what a number without declared ones needs. */
async function openTypes(
  source: Connection,
  from: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (names.length === 0) return new Map()
  const asked = names.flatMap((name) => [
    `max(scale(trim_scale(${quote(name)})))`,
    `cast(max(abs(trunc(${quote(name)}))) as text)`,
  ])
  const { rows } = await source.query(`select ${asked.join(', ')} from ${from}`)
  const answers = rows[0] ?? []
  return new Map(
    names.map((name, at) => {
      const [scale, whole] = [Number(answers[2 * at] ?? 0), cellText(answers[2 * at + 1])]
      const isNumber = /^\d*$/.test(whole) && whole.length + scale <= 38
      return [name, isNumber ? decimalType(38, scale) : 'DOUBLE']
    }),
  )
}

function cannotExport(): WaypointError {
  return new WaypointError({
    code: 'unsupported-source',
    message: 'The client of this database cannot write rows into a file.',
  })
}
