import type { SqlOptions } from '../commands/sql.ts'
import type { Host } from '../host.ts'
import { plural } from '../terminal/duration.ts'
import { withStore } from './open-store.ts'
import { renderResult } from './render-result.ts'

/** `waypoint sql`: one statement on a published version, which is open for reading only. */
export async function queryPublished(statement: string, options: SqlOptions, host: Host): Promise<void> {
  const result = await withStore(options, host, ({ versions }) =>
    versions.open(options.version, ({ connection }) =>
      connection.query(statement, { limit: options.limit + 1, signal: host.signal }),
    ),
  )
  const more = result.rows.length > options.limit
  const shown = { ...result, rows: result.rows.slice(0, options.limit) }
  host.out(
    renderResult(shown, { format: options.json === true ? 'json' : options.format, style: host.style }),
  )
  if (more) host.err(`The first ${plural(options.limit, 'row')}; --limit shows more.\n`)
}
