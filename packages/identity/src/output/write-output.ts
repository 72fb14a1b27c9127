import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import type { RejectedRow } from '../input/record-file.ts'
import { OUTPUT_TABLES } from './output-tables.ts'

export type OutputFormat = 'parquet' | 'csv'

const ORDER: Readonly<Record<string, string>> = {
  review_queue:
    'order by abs(probability - 0.5), source_system, source_id, other_source_system, other_source_id',
}

export interface Output {
  readonly dir: string
  readonly format: OutputFormat
  readonly rejected: readonly RejectedRow[]
}

export interface WrittenOutput {
  /** Where the files will be. */
  readonly files: readonly string[]
  /** Puts them there. */
  place(): void
}

/** Writes every file beside its place, and leaves it to the caller when all are put in place. */
export async function writeOutput(
  database: Database,
  { dir, format, rejected }: Output,
): Promise<WrittenOutput> {
  const written: { readonly partial: string; readonly path: string }[] = []
  for (const [name, sql] of Object.entries(OUTPUT_TABLES)) {
    const path = join(dir, `${name}.${format}`)
    const partial = `${path}.partial`
    const options = format === 'csv' ? 'format csv, header' : 'format parquet'
    await database.run(`copy (${sql} ${ORDER[name] ?? ''}) to ${sqlText(partial)} (${options})`)
    written.push({ partial, path })
  }
  if (rejected.length > 0) {
    const path = join(dir, 'rejected.json')
    writeFileSync(`${path}.partial`, `${JSON.stringify(rejected, null, 2)}\n`)
    written.push({ partial: `${path}.partial`, path })
  }
  return {
    files: written.map(({ path }) => path),
    place: () => {
      for (const { partial, path } of written) renameSync(partial, path)
    },
  }
}
