import { cellText } from '@waypoint/adapter-contract'
import { addProfiles, profileColumns } from '../column-types.ts'
import { storedType, zonedType } from '../csv-source.ts'
import { type StoredColumn, storedColumns } from '../existing-columns.ts'
import { addsToTable, type LoadContext, relationIn, stagedPrefix } from '../load-context.ts'
import type { LoadedColumn } from '../options.ts'
import type { RejectedLine } from '../rejects.ts'
import { literal, quote } from '../sql-text.ts'
import type { FailedFile, StagedFile, StagedTable } from '../staged-table.ts'
import { type RecordColumn, recordType } from './record-types.ts'
import { missingKey } from '../csv-records.ts'
import type { Spool } from './spool.ts'
import type { SpooledFile } from './spooled-file.ts'
import { recordColumn, spoolSource } from './spool-source.ts'

interface RecordTable {
  readonly table: string
  readonly files: readonly SpooledFile[]
  readonly failures: readonly FailedFile[]
}

/** Types over all records first, then the records with them; what misfits is set aside. */
export async function stageRecords(
  context: LoadContext,
  { table, files, failures }: RecordTable,
): Promise<StagedTable> {
  const columns = await decideColumns(context, table, files)
  const staged = relationIn(context.reader, `${stagedPrefix}${table}`)
  const loaded: StagedFile[] = []
  if (columns.length > 0) {
    const definitions = columns.map(({ name, type }) => `${quote(name)} ${storedType(type)}`)
    await context.reader.connection.query(`create or replace table ${staged} (${definitions.join(', ')})`)
  }
  for (const file of files) loaded.push(await insertRecords(context, file, { staged, columns }))
  return {
    table,
    columns: columns.map(({ name, type }) => ({ name, type: storedType(type) })),
    files: loaded,
    failures,
  }
}

async function decideColumns(
  context: LoadContext,
  table: string,
  files: readonly SpooledFile[],
): Promise<readonly LoadedColumn[]> {
  const merged = new Map<string, RecordColumn>()
  for (const { spool } of files) {
    const undeclared = spool.columns.filter(({ declared }) => declared === null).map(({ name }) => name)
    const profiles =
      undeclared.length === 0
        ? []
        : await profileColumns(context.reader.connection, spoolSource(spool), undeclared)
    const profileOf = new Map(undeclared.map((name, index) => [name, profiles[index]]))
    for (const { name, declared, kinds } of spool.columns) {
      const column = { name, declared, kinds, profile: profileOf.get(name) ?? noValues }
      const known = merged.get(name.toLowerCase())
      merged.set(name.toLowerCase(), known === undefined ? column : mergeColumns(known, column))
    }
  }
  const stored = addsToTable(context) ? await storedColumns(context, table) : new Map<string, StoredColumn>()
  return [...merged].map(([key, column]) => ({
    name: column.name,
    type: recordType(column, stored.get(key)),
  }))
}

const noValues = {
  values: 0,
  booleans: 0,
  integers: 0,
  numbers: 0,
  dates: 0,
  timestamps: 0,
  zoned: 0,
  words: 0,
}

function mergeColumns(a: RecordColumn, b: RecordColumn): RecordColumn {
  const kinds = {
    text: a.kinds.text + b.kinds.text,
    number: a.kinds.number + b.kinds.number,
    boolean: a.kinds.boolean + b.kinds.boolean,
    nested: a.kinds.nested + b.kinds.nested,
    bytes: a.kinds.bytes + b.kinds.bytes,
  }
  return { ...a, kinds, declared: a.declared ?? b.declared, profile: addProfiles(a.profile, b.profile) }
}

interface Target {
  readonly staged: string
  readonly columns: readonly LoadedColumn[]
}

async function insertRecords(
  { reader: { connection } }: LoadContext,
  { inspected, spool, rejected, notes }: SpooledFile,
  { staged, columns }: Target,
): Promise<StagedFile> {
  const types = new Map(columns.map(({ name, type }) => [name.toLowerCase(), type]))
  const typed = spool.columns.map(({ name }) => ({ name, type: types.get(name.toLowerCase()) ?? 'VARCHAR' }))
  const conditions = typed.flatMap(misfitCondition)
  const misfit = conditions.length === 0 ? 'false' : conditions.map((each) => `(${each})`).join(' or ')
  const file = {
    file: inspected.file,
    sha256: inspected.facts.sha256,
    notes,
    recordsWithout: (wanted: readonly string[]) => readWithout(connection, spool, wanted),
  }
  if (spool.columns.length === 0) return { ...file, rows: 0, rejected }
  const { rowsAffected } = await connection.query(
    `insert into ${staged} by name select ${typed.map(castColumn).join(', ')}
     from ${spoolSource(spool)} where not (${misfit})`,
  )
  const rows = rowsAffected ?? 0
  const misfits = rows === spool.rows ? [] : await readMisfits(connection, spool, typed.filter(isChecked))
  return { ...file, rows, rejected: [...rejected, ...misfits].toSorted((a, b) => a.line - b.line) }
}

function isChecked({ type }: LoadedColumn): boolean {
  return type !== 'VARCHAR'
}

function castText({ name, type }: LoadedColumn): string {
  const text = `nullif(${quote(name)}, '')`
  return type === 'BLOB' ? `try(unhex(${text}))` : `try_cast(${text} as ${type})`
}

function castColumn(column: LoadedColumn): string {
  const { name, type } = column
  if (type === 'VARCHAR') return quote(name)
  const value = type === zonedType ? `timezone('UTC', ${castText(column)})` : castText(column)
  return `${value} as ${quote(name)}`
}

function misfitCondition(column: LoadedColumn): readonly string[] {
  if (!isChecked(column)) return []
  const name = quote(column.name)
  return [`${name} is not null and ${name} <> '' and ${castText(column)} is null`]
}

async function readMisfits(
  connection: LoadContext['connection'],
  spool: Spool,
  typed: readonly LoadedColumn[],
): Promise<readonly RejectedLine[]> {
  const rejected: RejectedLine[] = []
  const place = typed.map((column) => `when ${misfitCondition(column)[0]} then ${literal(column.name)}`)
  const value = typed.map((column) => `when ${misfitCondition(column)[0]} then ${quote(column.name)}`)
  const { rows } = await connection.query(
    `select * from (select ${quote(recordColumn)} as record, case ${place.join(' ')} end as place,
       case ${value.join(' ')} end as bad, left(${recordText(spool)}, 65536)
     from ${spoolSource(spool)}) where place is not null`,
  )
  const typeOf = new Map(typed.map(({ name, type }) => [name, storedType(type)]))
  for (const [record, name, bad, raw] of rows) {
    const columnName = cellText(name)
    rejected.push({
      line: Number(record),
      columnName,
      reason: `Could not convert string "${cellText(bad)}" to '${typeOf.get(columnName) ?? ''}'`,
      rawLine: cellText(raw),
    })
  }
  return rejected
}

/** The record as one text, for those who look at what was set aside. */
function recordText({ columns }: Spool): string {
  return `json_object(${columns.map(({ name }) => `${literal(name)}, ${quote(name)}`).join(', ')})::varchar`
}

async function readWithout(
  connection: LoadContext['connection'],
  spool: Spool,
  wanted: readonly string[],
): Promise<readonly RejectedLine[]> {
  const place = wanted.map((name) => `when ${quote(name)} is null then ${literal(name)}`).join(' ')
  const { rows } = await connection.query(
    `select * from (select ${quote(recordColumn)}, case ${place} end as place,
       left(${recordText(spool)}, 65536)
     from ${spoolSource(spool)}) where place is not null`,
  )
  return rows.map(([line, name, raw]) =>
    missingKey({ line: Number(line), columnName: cellText(name), rawLine: cellText(raw) }),
  )
}
