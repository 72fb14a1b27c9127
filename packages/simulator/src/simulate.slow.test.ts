import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SimulationShape } from './options.ts'
import { vendorTables } from './schemas/catalog.ts'
import { simulate } from './simulate.ts'
import { openSimulation } from './testing/open-simulation.ts'

const SHAPE: SimulationShape = { scale: 'small', seed: 11, customerCount: 50, months: 10 }

describe('Parquet output', () => {
  let dir: string
  beforeAll(async () => {
    dir = join(mkdtempSync(join(tmpdir(), 'simulation-')), 'extracts')
    await simulate({ ...SHAPE, output: { kind: 'parquet', dir } })
  })
  afterAll(() => rmSync(join(dir, '..'), { recursive: true, force: true }))

  it('has a base with every table and a delta per day', () => {
    const base = readdirSync(join(dir, 'base'), { recursive: true }).map(String)
    for (const table of vendorTables) expect(base).toContain(`${table.source}/${table.name}.parquet`)
    expect(readdirSync(join(dir, 'delta'))).toHaveLength(7)
  })

  it('gives the state of the warehouse once the deltas are applied', async () => {
    const warehouse = await openSimulation(SHAPE)
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    try {
      for (const table of vendorTables) {
        const key = table.key.map((column) => `"${column}"`).join(', ')
        const files = `${dir}/{base,delta/*}/${table.source}/${table.name}.parquet`.replace(
          '{base,delta/*}',
          '*',
        )
        const deltas = `${dir}/delta/*/${table.source}/${table.name}.parquet`
        const paths = readdirSync(join(dir, 'delta')).some((day) =>
          existsSync(join(dir, 'delta', day, table.source, `${table.name}.parquet`)),
        )
          ? `['${files}', '${deltas}']`
          : `'${files}'`
        const merged = await connection.runAndReadAll(
          `select count(*)::integer as rows from (
            select * from read_parquet(${paths}) qualify row_number() over (partition by ${key} order by _fivetran_synced desc) = 1
          )`,
        )
        const [state] = await warehouse.query(
          `select count(*)::integer as rows from (select distinct ${key} from raw_${table.source}."${table.name}")`,
        )
        expect([table.name, merged.getRowObjectsJS()[0]?.['rows']]).toEqual([table.name, state?.['rows']])
      }
    } finally {
      connection.closeSync()
      instance.closeSync()
      warehouse.close()
    }
  })
})

describe('an output that cannot be written', () => {
  it('is refused when it exists, and nothing changes', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'simulation-'))
    const warehouse = join(dir, 'warehouse.duckdb')
    writeFileSync(warehouse, 'mine')
    const output = { kind: 'duckdb', warehouse, truth: join(dir, 'truth.duckdb') } as const
    await expect(simulate({ ...SHAPE, output })).rejects.toMatchObject({ code: 'output-exists' })
    expect(readdirSync(dir)).toEqual(['warehouse.duckdb'])
    rmSync(dir, { recursive: true })
  })

  it('is named when its place is no folder', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'simulation-'))
    writeFileSync(join(dir, 'file'), '')
    const output = { kind: 'parquet', dir: join(dir, 'file', 'extracts') } as const
    await expect(simulate({ ...SHAPE, output })).rejects.toMatchObject({ code: 'output-not-writable' })
    rmSync(dir, { recursive: true })
  })

  it('leaves nothing behind when the run is aborted', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'simulation-'))
    const controller = new AbortController()
    const output = { kind: 'parquet', dir: join(dir, 'extracts') } as const
    const run = simulate({
      ...SHAPE,
      output,
      signal: controller.signal,
      onProgress: ({ phase }) => {
        if (phase === 'events') controller.abort()
      },
    })
    await expect(run).rejects.toThrow(/abort/i)
    expect(readdirSync(dir)).toEqual([])
    rmSync(dir, { recursive: true })
  })
})
