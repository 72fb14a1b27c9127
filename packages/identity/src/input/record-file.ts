import { existsSync, statSync } from 'node:fs'
import type { Database } from '../database/database.ts'
import { sqlName, sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import { IdentityError } from '../error.ts'
import { COMPARED_COLUMNS, KEY_COLUMNS, RECORD_COLUMNS, SYNONYMS } from './columns.ts'

export interface RecordFile {
  /** CSV, TSV or Parquet, told by its ending. */
  readonly path: string
  /** Our column → the file's, for other names than ours. */
  readonly map?: Readonly<Record<string, string>>
  /** The column that says which records truly are one company; only evaluations read it. */
  readonly truth?: string
}

export interface RejectedRow {
  /** Line of the file, where it is known. */
  readonly line: number | null
  readonly reason: string
  readonly row: string
}

/** The columns that a kind of record may have, and those of which it needs one beside its key. */
export interface RecordColumns {
  readonly all: readonly string[]
  readonly compared: readonly string[]
}

const COMPANIES: RecordColumns = { all: RECORD_COLUMNS, compared: COMPARED_COLUMNS }

/** Makes the temporary table `arrived` of the file's rows: our columns, as text. */
export async function readRecordFile(
  database: Database,
  file: RecordFile,
  ours: RecordColumns = COMPANIES,
): Promise<void> {
  const { path } = file
  if (!existsSync(path)) {
    throw new IdentityError({ code: 'file-not-found', message: `There is no file ${path}.`, file: path })
  }
  if (statSync(path).size === 0) {
    const hint = 'It must have a header and one record at the least.'
    throw new IdentityError({ code: 'empty-file', message: `${path} is empty.`, hint, file: path })
  }
  try {
    await readWith(database, { file, ours, reader: readerOf(path) })
  } catch (cause) {
    if (
      !(cause instanceof Error && cause.message.includes('null_padding in conjunction with quoted new lines'))
    ) {
      throw unreadable(path, cause)
    }
    try {
      await readWith(database, { file, ours, reader: readerOf(path, ', parallel = false') })
    } catch (again) {
      throw unreadable(path, again)
    }
  }
}

async function readWith(
  database: Database,
  {
    file,
    ours,
    reader,
  }: { readonly file: RecordFile; readonly ours: RecordColumns; readonly reader: string },
): Promise<void> {
  const columns = await database.rows(`describe select * from ${reader}`)
  const found = columns.map((column) => textOf(column['column_name']))
  const mapping = columnMapping(file, ours, found)
  await database.run(
    `create or replace temp table arrived as select ${selectedColumns(ours, mapping, file.truth)} from ${reader}`,
  )
}

function unreadable(path: string, cause: unknown): IdentityError {
  return cause instanceof IdentityError
    ? cause
    : new IdentityError({
        code: 'unreadable-file',
        message: `${path} cannot be read: ${cause instanceof Error ? firstLine(cause.message) : String(cause)}`,
        hint: 'Expected is a CSV file in UTF-8 with a header, or a Parquet file.',
        file: path,
        cause,
      })
}

const firstLine = (text: string): string => text.split('\n')[0] ?? text

function readerOf(path: string, options = ''): string {
  if (/\.parquet$/i.test(path)) return `read_parquet(${sqlText(path)})`
  if (/\.(?:csv|tsv|txt)(?:\.gz)?$/i.test(path)) {
    return `read_csv(${sqlText(path)}, all_varchar = true, header = true, null_padding = true, store_rejects = true,
      rejects_limit = 0, sample_size = 20000${options})`
  }
  throw new IdentityError({
    code: 'unknown-format',
    message: `${path} is neither a CSV nor a Parquet file by its name.`,
    hint: 'Name it .csv, .tsv or .parquet.',
    file: path,
  })
}

/** Rows that the reader of CSV could not take, as it tells them. */
export async function unreadableRows(database: Database): Promise<readonly RejectedRow[]> {
  const tables = await database.count(
    "select count(*) from duckdb_tables() where table_name = 'reject_errors' and temporary",
  )
  if (tables === 0) return []
  const rows = await database.rows(`
    select line, any_value(error_message) as reason, any_value(csv_line) as row
    from reject_errors group by line order by line`)
  return rows.map(({ line, reason, row }) => ({
    line: Number(line),
    reason: firstLine(textOf(reason)),
    row: textOf(row),
  }))
}

/** Which column of the file is which of ours; says what is missing, and what it may have been meant by. */
function columnMapping(
  file: RecordFile,
  { all, compared }: RecordColumns,
  found: readonly string[],
): ReadonlyMap<string, string> {
  const byLower = new Map(found.map((column) => [column.trim().toLowerCase(), column]))
  for (const [ours, theirs] of Object.entries(file.map ?? {})) {
    if (!all.includes(ours)) {
      throw unknownColumn(file, `--map names '${ours}', which is no column of records.`, all)
    }
    if (!byLower.has(theirs.toLowerCase())) {
      throw unknownColumn(file, `--map names '${theirs}', which the file does not have.`, found)
    }
  }
  if (file.truth !== undefined && !byLower.has(file.truth.toLowerCase())) {
    throw unknownColumn(file, `--truth names '${file.truth}', which the file does not have.`, found)
  }
  const mapping = new Map<string, string>()
  for (const ours of all) {
    const names = file.map?.[ours] === undefined ? [ours, ...(SYNONYMS[ours] ?? [])] : [file.map[ours]]
    const column = names.map((name) => byLower.get(name.toLowerCase())).find((name) => name !== undefined)
    if (column !== undefined && ![...mapping.values()].includes(column)) mapping.set(ours, column)
  }
  for (const key of KEY_COLUMNS) {
    if (!mapping.has(key)) throw unknownColumn(file, `The file has no column ${key}.`, found)
  }
  if (!compared.some((column) => mapping.has(column))) {
    throw unknownColumn(file, `The file has none of ${compared.join(', ')}.`, found)
  }
  return mapping
}

function unknownColumn(file: RecordFile, message: string, known: readonly string[]): IdentityError {
  return new IdentityError({
    code: 'unknown-column',
    message,
    hint: `There are: ${known.join(', ')}. Other names are given by --map name=company_name.`,
    file: file.path,
    line: 1,
  })
}

const text = (column: string): string => `nullif(trim(${sqlName(column)}::varchar), '')`

/** Our columns out of the file's, blanks as nothing. */
function selectedColumns(
  { all }: RecordColumns,
  mapping: ReadonlyMap<string, string>,
  truth: string | undefined,
): string {
  const ours = all.map((column) => {
    const theirs = mapping.get(column)
    return `${theirs === undefined ? 'null::varchar' : text(theirs)} as ${column}`
  })
  return [...ours, `${truth === undefined ? 'null::varchar' : text(truth)} as truth`].join(', ')
}
