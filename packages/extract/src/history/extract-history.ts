import { extractFolder } from '../extract-folder.ts'
import type { ExtractOptions, ExtractSummary, TableLoad, TableSettings } from '../options.ts'
import type { SourceHistory } from './find-histories.ts'

export type HistoryOptions = Omit<ExtractOptions, 'source' | 'input' | 'mode' | 'batchId'>

/**
 * The base, then every delta that was not loaded yet: upserted where a table has a key, else appended. A base
 * that changed starts its table anew; then the deltas are loaded again.
 */
export async function extractHistory(
  { source, batches }: SourceHistory,
  options: HistoryOptions,
): Promise<ExtractSummary> {
  const summaries: ExtractSummary[] = []
  for (const { id, isBase, input } of batches) {
    const tables = isBase ? options.tables : deltaSettings(options.tables ?? {})
    summaries.push(
      await extractFolder({
        ...options,
        source,
        input,
        batchId: id,
        mode: isBase ? 'base' : 'append',
        ...(tables === undefined ? {} : { tables }),
      }),
    )
  }
  return inOne(source, summaries)
}

/** A key says that a row of a delta replaces one of the base, as long as nothing else is declared. */
function deltaSettings(
  tables: Readonly<Record<string, TableSettings>>,
): Readonly<Record<string, TableSettings>> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, settings]) => [
      table,
      settings.mode === undefined && settings.key !== undefined ? { ...settings, mode: 'upsert' } : settings,
    ]),
  )
}

function inOne(source: string, summaries: readonly ExtractSummary[]): ExtractSummary {
  const tables = new Map<string, TableLoad>()
  for (const { tables: loads, batchId } of summaries) {
    for (const load of loads) {
      const known = tables.get(load.table)
      const files = load.files.map((file) => `${batchId}: ${file}`)
      tables.set(load.table, known === undefined ? { ...load, files } : together(known, { ...load, files }))
    }
  }
  const sum = (value: (summary: ExtractSummary) => number): number =>
    summaries.reduce((total, summary) => total + value(summary), 0)
  const [base] = summaries
  return {
    source,
    schema: base?.schema ?? '',
    batchId: summaries.map(({ batchId }) => batchId).join(', '),
    batchIds: summaries.flatMap(({ batchIds }) => batchIds),
    tables: [...tables.values()].toSorted((a, b) => (a.table < b.table ? -1 : 1)),
    missingTables: base?.missingTables.filter((table) => !tables.has(table)) ?? [],
    failures: summaries.flatMap(({ failures, batchId }) =>
      failures.map((failure) => ({ ...failure, file: `${batchId}: ${failure.file}` })),
    ),
    ignored: summaries.flatMap(({ ignored }) => ignored),
    rows: sum(({ rows }) => rows),
    rejected: sum(({ rejected }) => rejected),
    seconds: sum(({ seconds }) => seconds),
  }
}

function together(first: TableLoad, second: TableLoad): TableLoad {
  return {
    ...second,
    columns: second.columns.length > first.columns.length ? second.columns : first.columns,
    files: [...first.files, ...second.files],
    rows: first.rows + second.rows,
    rejected: first.rejected + second.rejected,
    changes: [...first.changes, ...second.changes.filter(({ kind }) => kind !== 'missing')],
    unchanged: first.unchanged && second.unchanged,
    notes: [...first.notes, ...second.notes],
    seconds: first.seconds + second.seconds,
  }
}
