import type { Adapter, Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import { type Lake, sendTable, type TableToSend, tablesToSend } from '@waypoint/extract'
import type { SendOptions } from '../commands/extract-send.ts'
import type { Host } from '../host.ts'
import { createLiveRegion } from '../terminal/live-region.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { profileCredentials } from './profile-credentials.ts'

/** So many tables travel at once: Trino is asked for one while DuckDB writes another. */
const atOnce = 4

interface Sent extends TableToSend {
  readonly rows: number
}

/** Copies the sources' tables of the workspace into a Trino target. */
export async function sendIntoLake(options: SendOptions, host: Host): Promise<void> {
  const startedAt = performance.now()
  const workspace = workspaceAt(options.dir, host.cwd)
  const { lake, adapter } = await openLake(options, host)
  const live = createLiveRegion(host)
  try {
    const sent = await withWarehouse(workspace, async (reader, warehouse) => {
      const tables = (await tablesToSend(reader)).filter(({ schema }) => isWanted(schema, options))
      if (tables.length === 0) throw nothingToSend(workspace.dir)
      await createSchemas(adapter, tables)
      return await sendAll({ lake, warehouse, tables, say: (text) => live.update([text]), host })
    })
    live.close()
    report(sent, { options, host, seconds: (performance.now() - startedAt) / 1000, name: adapter.database })
  } finally {
    live.close()
    await adapter.close()
  }
}

async function openLake(
  options: SendOptions,
  host: Host,
): Promise<{ readonly lake: Lake; readonly adapter: Adapter }> {
  const raw = await profileCredentials({ target: options.into, type: 'trino' }, options, host)
  const { insertJsonRows, readCredentials, trinoFactory } = await import('@waypoint/adapter-trino')
  const { landing } = readCredentials(raw, host.cwd)
  const adapter = await trinoFactory.open(raw, { rootDir: host.cwd, threads: atOnce })
  return {
    adapter,
    lake: {
      catalog: adapter.database,
      connect: () => adapter.connect(),
      landing,
      insertJson: insertJsonRows,
    },
  }
}

function isWanted(schema: string, { source }: SendOptions): boolean {
  return source === undefined || source.some((name) => schema === `raw_${name}`)
}

async function createSchemas(adapter: Adapter, tables: readonly TableToSend[]): Promise<void> {
  const connection = await adapter.connect()
  for (const schema of new Set(tables.map((table) => table.schema))) {
    const name = `${adapter.quote(adapter.database)}.${adapter.quote(schema)}`
    await connection.query(`create schema if not exists ${name}`)
  }
  await connection.close()
}

interface Sending {
  readonly lake: Lake
  readonly warehouse: Adapter
  readonly tables: readonly TableToSend[]
  readonly say: (text: string) => void
  readonly host: Host
}

async function sendAll({ lake, warehouse, tables, say, host }: Sending): Promise<readonly Sent[]> {
  const waiting = [...tables]
  const sent: Sent[] = []
  const work = async (): Promise<void> => {
    const reader: Connection = await warehouse.connect()
    try {
      for (let table = waiting.shift(); table !== undefined; table = waiting.shift()) {
        host.signal?.throwIfAborted()
        say(`${table.schema}.${table.table}  ${sent.length + 1} of ${tables.length}`)
        sent.push({ ...table, rows: await sendTable(lake, reader, table) })
      }
    } finally {
      await reader.close()
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, tables.length) }, work))
  return sent
}

interface Report {
  readonly options: SendOptions
  readonly host: Host
  readonly seconds: number
  readonly name: string
}

function report(sent: readonly Sent[], { options, host, seconds, name }: Report): void {
  if (options.output === 'json' || options.json === true) {
    host.out(`${JSON.stringify(sent, null, 2)}\n`)
    return
  }
  const rows = sent.reduce((sum, each) => sum + each.rows, 0)
  host.out(
    `Sent ${sent.length} tables, ${rows.toLocaleString('en-US')} rows, to the catalog ${name} in ${seconds.toFixed(1)} s\n`,
  )
}

function nothingToSend(dir: string): WaypointError {
  return new WaypointError({
    code: 'nothing-to-load',
    message: `There are no tables of sources in ${dir}.`,
    hint: 'Load some first: waypoint extract, or waypoint simulate.',
  })
}
