import type { SqlOptions } from '../commands/sql.ts'
import type { Host } from '../host.ts'
import { plural } from '../terminal/duration.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { lockDown } from './lock-down.ts'
import { renderResult } from './render-result.ts'
import { withPublished } from './with-published.ts'

/** `waypoint sql`: one statement on a published version, which the database opened read-only. */
export async function queryPublished(statement: string, options: SqlOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  const result = await withPublished(workspace, options.version, async ({ connection }) => {
    await lockDown(connection)
    return await connection.query(statement, { limit: options.limit + 1, signal: host.signal })
  })
  const more = result.rows.length > options.limit
  const shown = { ...result, rows: result.rows.slice(0, options.limit) }
  host.out(
    renderResult(shown, { format: options.json === true ? 'json' : options.format, style: host.style }),
  )
  if (more) host.err(`The first ${plural(options.limit, 'row')}; --limit shows more.\n`)
}
