import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import initSqlJs from 'sql.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulationShape } from '../options.ts'
import { simulate } from '../simulate.ts'
import { deliveredTables } from '../sources.ts'
import { type BatchFolder, batchFolders } from './batch-folders.ts'

const SHAPE: SimulationShape = {
  scale: 'small',
  seed: 3,
  customerCount: 12,
  months: 3,
  sources: ['hubspot', 'segment'],
}

let dir: string
let instance: DuckDBInstance
let batches: readonly BatchFolder[]

const placeOf = (format: string): string => join(dir, format)

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'formats-'))
  for (const kind of ['parquet', 'csv', 'jsonl', 'sqlite'] as const) {
    await simulate({ ...SHAPE, output: { kind, dir: placeOf(kind) } })
  }
  instance = await DuckDBInstance.create(':memory:')
  batches = batchFolders(placeOf('parquet'), deliveredTables(SHAPE.sources ?? []))
})
afterAll(() => {
  instance.closeSync()
  rmSync(dir, { recursive: true, force: true })
})

const rowsOf = async (sql: string): Promise<readonly unknown[]> => {
  const connection = await instance.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRows()
  } finally {
    connection.closeSync()
  }
}

const textOf = (path: string): string => `select columns(*)::varchar from read_parquet('${path}')`

describe('every batch, table by table, has in', () => {
  it('CSV the rows of Parquet, null and empty text apart', async () => {
    for (const { name, tables } of batches) {
      for (const { table, path } of tables) {
        const file = join(placeOf('csv'), name, table.source, `${table.name}.csv`)
        const read = `select * from read_csv('${file}', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"', nullstr = '', allow_quoted_nulls = false)`
        expect([file, await rowsOf(read)]).toEqual([file, await rowsOf(textOf(path))])
      }
    }
  })

  it('JSON lines the rows of Parquet', async () => {
    for (const { name, tables } of batches) {
      for (const { table, path } of tables) {
        const file = join(placeOf('jsonl'), name, table.source, `${table.name}.jsonl`)
        const columns = Object.entries(table.columns).map(([column, type]) => `"${column}": '${type}'`)
        const read = `select columns(*)::varchar from read_json('${file}', format = 'newline_delimited', columns = {${columns.join(', ')}})`
        expect([file, await rowsOf(read)]).toEqual([file, await rowsOf(textOf(path))])
      }
    }
  })

  it('SQLite the rows of Parquet, one file per source', async () => {
    const library = await initSqlJs()
    for (const { name, tables } of batches) {
      for (const { table, path } of tables) {
        const database = new library.Database(
          readFileSync(join(placeOf('sqlite'), name, `${table.source}.sqlite`)),
        )
        const stored = database.exec(`select * from "${table.name}" order by rowid`)[0]?.values ?? []
        const columns = Object.entries(table.columns).map(([column, type]) =>
          type === 'boolean' || type === 'bigint' || type === 'integer' || type === 'double'
            ? `"${column}"::double`
            : `"${column}"::varchar`,
        )
        const expected = await rowsOf(`select ${columns.join(', ')} from read_parquet('${path}')`)
        expect([table.name, stored]).toEqual([table.name, expected])
        database.close()
      }
    }
  })
})

it('writes the truth beside the batches, and nothing else', () => {
  expect(readdirSync(dir).toSorted()).toEqual(['csv', 'jsonl', 'parquet', 'sqlite'])
  expect(readdirSync(placeOf('csv')).toSorted()).toEqual(['base', 'delta', 'extract.yml', 'truth'])
  expect(readdirSync(placeOf('sqlite')).toSorted()).toEqual(['base', 'delta', 'extract.yml', 'truth.sqlite'])
  expect(existsSync(join(placeOf('jsonl'), 'truth', 'mess.jsonl'))).toBe(true)
})

describe('a folder that is to be replaced', () => {
  it('is not, when it holds anything else', async () => {
    const output = { kind: 'csv', dir } as const
    const run = simulate({ ...SHAPE, output, ifExists: 'replace' })
    await expect(run).rejects.toMatchObject({ code: 'output-not-a-simulation' })
    expect(readdirSync(dir)).toHaveLength(4)
  })
})
