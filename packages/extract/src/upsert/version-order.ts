import { WaypointError } from '@waypoint/contracts'
import type { LoadedColumn, TableSettings } from '../options.ts'
import { quote } from '../sql-text.ts'

/** What identifies a row, and what tells its versions apart; names as the batch spells them. */
export interface VersionOrder {
  readonly key: readonly string[]
  /** Columns of which the higher value is the newer version, the first decides. */
  readonly cursors: readonly string[]
  /** The column that marks a deleted row. */
  readonly mark: LoadedColumn | null
  readonly columns: readonly LoadedColumn[]
  /** The table has columns beside its key, its times and its mark. */
  readonly hasContent: boolean
}

interface OrderedTable {
  readonly table: string
  readonly columns: readonly LoadedColumn[]
  /** Lower-case names of the columns that the table has already. */
  readonly known: Iterable<string>
}

/** Where connectors keep when they read a row. */
const syncColumns = ['_fivetran_synced', '_airbyte_extracted_at', '_airbyte_emitted_at', '_sdc_batched_at']
/** Where they keep that, or when, it was deleted. */
const markColumns = ['_fivetran_deleted', '_ab_cdc_deleted_at', '_sdc_deleted_at', '_deleted', '__deleted']

export function versionOrder({ table, columns, known }: OrderedTable, settings: TableSettings): VersionOrder {
  const byName = new Map(columns.map((column) => [column.name.toLowerCase(), column]))
  const find = (name: string, what: string): LoadedColumn => {
    const found = byName.get(name.toLowerCase())
    if (found === undefined) throw unknownColumn(`${table}.${name}`, what, columns)
    return found
  }
  const present = (names: readonly string[]): readonly LoadedColumn[] =>
    names.flatMap((name) => byName.get(name) ?? [])
  const cursor = settings.cursor === undefined ? [] : [find(settings.cursor, 'cursor')]
  const synced = present(syncColumns).filter(({ name }) => !cursor.some((column) => column.name === name))
  const declaredMark = settings.deleted === undefined ? undefined : byName.get(settings.deleted.toLowerCase())
  const order = {
    key: (settings.key ?? []).map((name) => find(name, 'key').name),
    cursors: [...cursor, ...synced].map(({ name }) => name),
    mark: declaredMark ?? present(markColumns)[0] ?? null,
    columns,
  }
  return { ...order, hasContent: holdsContent(order, [...byName.keys(), ...known]) }
}

/** Whether any of these lower-case names is more than a key, a time or a mark. */
export function holdsContent(order: Omit<VersionOrder, 'hasContent'>, names: Iterable<string>): boolean {
  const own = ownColumns(order)
  return [...names].some((name) => !own.has(name))
}

/** Those that a tombstone may have. */
function ownColumns({ key, cursors, mark }: Omit<VersionOrder, 'hasContent'>): ReadonlySet<string> {
  const marks = mark === null ? markColumns : [...markColumns, mark.name]
  return new Set([...key, ...cursors, ...marks, ...syncColumns].map((name) => name.toLowerCase()))
}

function unknownColumn(name: string, what: string, columns: readonly LoadedColumn[]): WaypointError {
  return new WaypointError({
    code: 'unknown-column',
    message: `The column ${name}, declared as ${what}, is not in the files.`,
    hint: `Their columns: ${columns
      .map((column) => column.name)
      .slice(0, 20)
      .join(', ')}.`,
  })
}

/** The row has nothing but its key, its times and its mark: it tells that the row of this key was deleted. */
export function tombstoneCondition(order: VersionOrder): string | null {
  const { mark, columns, hasContent } = order
  if (mark === null || !hasContent) return null
  const own = ownColumns(order)
  const others = columns.filter(({ name }) => !own.has(name.toLowerCase()))
  return [isMarked(mark), ...others.map(({ name }) => `${quote(name)} is null`)].join(' and ')
}

function isMarked({ name, type }: LoadedColumn): string {
  if (type === 'BOOLEAN') return quote(name)
  if (/^(DATE|TIMESTAMP)/.test(type)) return `${quote(name)} is not null`
  return `lower(${quote(name)}::varchar) in ('true', 't', 'yes', 'y', '1')`
}

/** A text that is the same for the same content, whatever columns without values are added to the table. */
export function fingerprint(columns: readonly LoadedColumn[], alias: string): string {
  const names = columns
    .map(({ name }) => name)
    .toSorted((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
  const values = names.map(
    (name) => `'${name.toLowerCase().replaceAll("'", "''")}=' || ${alias}.${quote(name)}::varchar`,
  )
  return `md5(concat_ws(chr(31), ${values.join(', ')}))`
}
