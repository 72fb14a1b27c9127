import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { builtDemo } from './built-demo.ts'

const LEARN = fileURLToPath(new URL('../../docs/learn', import.meta.url))
const dir = mkdtempSync(join(tmpdir(), 'waypoint-learn-'))
let database: DuckDBInstance

beforeAll(async () => {
  await builtDemo(20, dir)
  database = await DuckDBInstance.create(join(dir, 'warehouse.duckdb'))
})

afterAll(() => {
  database.closeSync()
  rmSync(dir, { recursive: true, force: true })
})

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
