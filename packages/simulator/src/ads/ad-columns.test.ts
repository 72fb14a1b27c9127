import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { googleAdsTables } from '../schemas/google-ads.ts'
import type { TableSchema } from '../schemas/table.ts'

const extracts = join(import.meta.dirname, '../../../../../shared/extracts')

const tables: readonly TableSchema[] = [...googleAdsTables]

test
  .skipIf(!existsSync(extracts))
  .each(tables.map((table) => [`${table.source}/${table.name}`, table] as const))(
  '%s has only columns that the connector lands (skipped without ../shared beside the repository)',
  (path, table) => {
    const [header = ''] = readFileSync(join(extracts, `${path}.csv`), 'utf8').split('\n')
    const landed = header
      .replace('\uFEFF', '')
      .split(',')
      .map((name) => name.trim())
    expect(Object.keys(table.columns).filter((column) => !landed.includes(column))).toEqual([])
  },
)
