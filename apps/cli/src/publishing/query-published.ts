import type { QueryResult } from '@waypoint/adapter-contract'
import type { SqlOptions } from '../commands/sql.ts'
import type { Host } from '../host.ts'
import { plural } from '../terminal/duration.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { displayText, plainValue } from './cell-values.ts'
import { withPublished } from './with-published.ts'

/** The statement reads the version and nothing else: no file, no other database. */
const LOCK_DOWN = 'set enable_external_access = false; set lock_configuration = true'
const NUMERIC = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DOUBLE|FLOAT|DECIMAL)/

/** `waypoint sql`: one statement on a published version, which the database opened read-only. */
export async function queryPublished(statement: string, options: SqlOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const result = await withPublished(workspace, options.version, async ({ connection }) => {
    await connection.query(LOCK_DOWN)
    return await connection.query(statement, { limit: options.limit + 1, signal: host.signal })
  })
  const more = result.rows.length > options.limit
  const shown = { ...result, rows: result.rows.slice(0, options.limit) }
  host.out(render(shown, options.json === true ? 'json' : options.format, host))
  if (more) host.err(`The first ${plural(options.limit, 'row')}; --limit shows more.\n`)
}

function render(result: QueryResult, format: SqlOptions['format'], host: Host): string {
  const names = result.columns.map((column) => column.name)
  switch (format) {
    case 'json': {
      const records = result.rows.map((row) =>
        Object.fromEntries(row.map((cell, index) => [names[index] ?? String(index), plainValue(cell)])),
      )
      return `${JSON.stringify(records, null, 2)}\n`
    }
    case 'csv':
      return [names, ...result.rows.map((row) => row.map((cell) => displayText(cell, '')))]
        .map((row) => `${row.map(csvField).join(',')}\n`)
        .join('')
    case 'table': {
      const columns = result.columns.map((column) => ({
        title: column.name,
        align: NUMERIC.test(column.dataType) ? ('right' as const) : ('left' as const),
      }))
      const rows = result.rows.map((row) => row.map((cell) => displayText(cell, '–')))
      return columns.length === 0 ? '' : renderTable(columns, rows, host.style)
    }
    default:
      return format satisfies never
  }
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
