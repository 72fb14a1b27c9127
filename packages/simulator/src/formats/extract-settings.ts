import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TableSchema } from '../schemas/table.ts'

/** Tells `waypoint extract` the keys: which rows of a delta replace which rows of the base. */
export const writeExtractSettings = (dir: string, tables: readonly TableSchema[]): void => {
  const lines = ['sources:']
  for (const source of new Set(tables.map((table) => table.source))) {
    lines.push(`  ${source}:`, '    tables:')
    for (const { name, key } of tables.filter((table) => table.source === source)) {
      const columns = key.map((column) => JSON.stringify(column)).join(', ')
      lines.push(`      ${name}: {primary_key: [${columns}]}`)
    }
  }
  writeFileSync(join(dir, 'extract.yml'), `${lines.join('\n')}\n`)
}
