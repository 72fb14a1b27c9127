import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sharedDemo } from './built-demo.ts'

const LEARN = fileURLToPath(new URL('../../docs/learn', import.meta.url))
let database: DuckDBInstance

beforeAll(async () => {
  const file = join(await sharedDemo(20), 'warehouse.duckdb')
  database = await DuckDBInstance.create(file, { access_mode: 'READ_ONLY' })
})

afterAll(() => database.closeSync())

async function rowsOf(sql: string): Promise<readonly unknown[][]> {
  const connection = await database.connect()
  try {
    return (await connection.runAndReadAll(sql)).getRows()
  } finally {
    connection.closeSync()
  }
}

const BLOCK = /```sql\n(.*?)```(?:\s*<!-- check: (.*?) -->)?/gs

describe.each(readdirSync(LEARN).filter((name) => name !== 'README.md'))('%s', (name) => {
  const blocks = [...readFileSync(join(LEARN, name), 'utf8').matchAll(BLOCK)].map(([, sql = '', check]) => ({
    sql,
    check,
  }))

  test('every query gives rows', async () => {
    expect(blocks.length).toBeGreaterThan(4)
    for (const { sql } of blocks) expect((await rowsOf(sql)).length, sql).toBeGreaterThan(0)
  })

  test('every solution of an exercise holds', async () => {
    const solutions = blocks.filter(({ check }) => check !== undefined)
    expect(solutions.length).toBe(readFileSync(join(LEARN, name), 'utf8').match(/<summary>Solution/g)?.length)
    for (const { sql, check } of solutions) {
      expect(await rowsOf(`with solution as (${sql}) ${check}`), sql).toEqual([[true]])
    }
  })
})
