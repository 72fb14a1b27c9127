import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { quoteText } from '../writers/csv-file.ts'
import type { TableFile } from './batch-folders.ts'
import type { Conversion } from './conversion.ts'

export type TextFormat = 'csv' | 'jsonl'

const OPTIONS: Readonly<Record<TextFormat, string>> = { csv: 'format csv, header', jsonl: 'format json' }

/** A file per table and batch, in the order of the rows. */
export const writeTextFiles = async (
  conversion: Conversion,
  dir: string,
  format: TextFormat,
): Promise<void> => {
  const write = async (folder: string, { table, path }: TableFile): Promise<void> => {
    conversion.step()
    const target = join(dir, folder, `${table.name}.${format}`)
    mkdirSync(dirname(target), { recursive: true })
    await conversion.connection.run(
      `copy (select * from read_parquet(${quoteText(path)})) to ${quoteText(target)} (${OPTIONS[format]})`,
    )
  }
  for (const { name, tables } of conversion.batches) {
    for (const file of tables) await write(`${name}/${file.table.source}`, file)
  }
  for (const file of conversion.truth) await write('truth', file)
}
