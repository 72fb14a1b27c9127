import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { type Day, formatDay } from '../clock/day.ts'
import type { ResolvedShape, SimulationOptions } from '../options.ts'
import type { TableSchema } from '../schemas/table.ts'
import { extractWorld } from '../extracted-world.ts'
import { type ColumnDrift, columnDrifts, driftedSelect } from '../mess/column-drift.ts'
import { type LivedWorld, liveWorld } from '../lived-world.ts'
import { deliveredTables, deliveredTruth } from '../sources.ts'
import { writeExtractSettings } from '../formats/extract-settings.ts'
import { both } from './both.ts'
import { createTable, quoteText, readCsv } from './csv-file.ts'
import { type DayRange, MOST_DAYS_LATE } from '../usage/usage-day-sql.ts'
import { eventTables } from './event-tables.ts'
import { createRowBuffer, type RowBuffer } from './row-buffer.ts'
import { openScratchDatabase, replaceDirectory } from './scratch.ts'
import type { TableCount } from './table-count.ts'
import { tellUsageMess, writeTruth } from './truth-writer.ts'
import { makeUsageEvents } from './usage-writer.ts'

interface ParquetTarget {
  readonly connection: DuckDBConnection
  readonly dir: string
  readonly scratchDir: string
}

const copyTo = async (target: ParquetTarget, file: string, query: string): Promise<number> => {
  const path = join(target.dir, file)
  mkdirSync(dirname(path), { recursive: true })
  const result = await target.connection.run(`copy (${query}) to ${quoteText(path)} (format parquet)`)
  return result.rowsChanged
}

const folderOf = (day: Day, isBase: boolean): string => (isBase ? 'base' : `delta/${formatDay(day)}`)

const writeRows = async (
  target: ParquetTarget,
  file: string,
  { rows, drifts }: { readonly rows: RowBuffer; readonly drifts: readonly ColumnDrift[] },
): Promise<void> => {
  const csv = rows.file()
  await copyTo(target, file, driftedSelect(readCsv(csv, rows.table), drifts))
  rmSync(csv)
}

const tableOf = (table: TableSchema, day: Day): string => `${table.name}_${day}`

interface EventJob {
  readonly lived: LivedWorld
  readonly shape: ResolvedShape
  readonly signal: AbortSignal | undefined
}

const writeEvents = async (
  target: ParquetTarget,
  job: EventJob,
): Promise<readonly (readonly [TableSchema, number])[]> => {
  const { lived, shape, signal } = job
  const { connection } = target
  const days = Array.from(
    { length: shape.throughDay - shape.baseDay + 1 },
    (_, index) => shape.baseDay + index,
  )
  await connection.run('create schema events')
  const { views, tables } = eventTables(shape.sources)
  for (const { table } of tables) {
    for (const day of days) {
      await connection.run(createTable('events', { ...table, name: tableOf(table, day) }))
    }
  }
  const write = (made: DayRange): readonly string[] => {
    const reached = days.filter(
      (day) => day === shape.baseDay || (day >= made.from && day <= made.to + MOST_DAYS_LATE),
    )
    return tables.flatMap(({ table, delivered }) =>
      reached.map((day) => {
        const condition = day === shape.baseDay ? `received_day <= ${day}` : `received_day = ${day}`
        return `insert into events.${tableOf(table, day)} ${delivered(condition)}`
      }),
    )
  }
  await makeUsageEvents(connection, { usage: lived.usage, shape, signal, views, write })
  const counts: (readonly [TableSchema, number])[] = []
  for (const { table } of tables) {
    let total = 0
    for (const day of days) {
      const file = `${folderOf(day, day === shape.baseDay)}/app/${table.name}.parquet`
      total += await copyTo(target, file, `select * from events.${tableOf(table, day)}`)
    }
    counts.push([table, total])
  }
  return counts
}

/**
 * `base/<source>/<table>.parquet` with every table, `delta/<day>/<source>/<table>.parquet` with what
 * changed, `truth/<table>.parquet`.
 */
export const writeParquetOutput = async (
  shape: ResolvedShape,
  options: SimulationOptions & { readonly output: { readonly kind: 'parquet'; readonly dir: string } },
): Promise<readonly TableCount[]> => {
  const tables = deliveredTables(shape.sources)
  const counts = new Map<TableSchema, number>(tables.map((table) => [table, 0]))
  const events = new Set(eventTables(shape.sources).tables.map(({ table }) => table))
  await replaceDirectory(options.output.dir, async ({ dir, scratchDir }) => {
    const lived = await liveWorld({ shape, options, scratchDir })
    const scratch = await openScratchDatabase({
      path: join(scratchDir, 'scratch.duckdb'),
      spillDir: join(scratchDir, 'spilled'),
      threads: options.threads,
    })
    try {
      const target: ParquetTarget = { connection: scratch.connection, dir, scratchDir }
      options.onProgress?.({ phase: 'events' })
      const [made, world] = await both(
        writeEvents(target, { lived, shape, signal: options.signal }),
        extractWorld(lived, { shape, options, scratchDir, singleBatch: false }),
      )
      for (const [table, rows] of made) counts.set(table, rows)
      const others = tables.filter((table) => !events.has(table))
      const drifts = columnDrifts(world.delivery.mess, shape, others)
      const batches = world.delivery.log.batches()
      for (const [index, batch] of batches.entries()) {
        options.onProgress?.({ phase: 'writing', done: index, total: batches.length })
        for (const table of tables) {
          options.signal?.throwIfAborted()
          const rows = batch.tables.get(table)
          if (events.has(table) || (rows === undefined && !batch.isBase)) continue
          const file = `${folderOf(batch.day, batch.isBase)}/${table.source}/${table.name}.parquet`
          const shown = drifts.filter((drift) => drift.table === table && drift.from <= batch.day)
          const delivered = rows ?? createRowBuffer(table, { dir: scratchDir, label: 'empty' })
          await writeRows(target, file, { rows: delivered, drifts: shown })
          counts.set(table, (counts.get(table) ?? 0) + (rows?.rows ?? 0))
        }
      }
      writeExtractSettings(dir, tables)
      options.onProgress?.({ phase: 'truth' })
      await scratch.connection.run('create schema truth')
      await writeTruth({ connection: scratch.connection, schema: 'truth' }, world, shape)
      await scratch.connection.run(tellUsageMess('truth'))
      for (const table of deliveredTruth(shape.sources)) {
        await copyTo(target, `truth/${table.name}.parquet`, `select * from truth.${table.name}`)
      }
    } finally {
      scratch.close()
    }
  })
  return [...counts].map(([table, rows]) => ({ source: table.source, table: table.name, rows }))
}
