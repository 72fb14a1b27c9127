import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulate } from '../simulate.ts'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

const SHAPE = { scale: 'small', seed: 5, customerCount: 40, months: 9, sources: ['app_sessions'] } as const

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation(SHAPE)
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

describe('sessions', () => {
  it.each(['user_sessions', 'page_views'])('refer to users and accounts: %s', async (table) => {
    const dangling = `select count(*) from raw_app.${table} as entry anti join raw_app.users
      on users.user_id = entry.user_id and users.account_id = entry.account_id`
    expect(await number(dangling)).toBe(0)
  })

  it('do not overlap', async () => {
    const overlapping = `select count(*) from raw_app.user_sessions as one inner join raw_app.user_sessions as other
      on one.user_id = other.user_id and one.started_at < other.started_at and one.ended_at >= other.started_at`
    expect(await number(overlapping)).toBe(0)
  })

  it('hold all use that was not reported late', async () => {
    const outside = await number(`
      select count(distinct event_id) from raw_app.usage_events as used
      where received_at < occurred_at + interval 1 hour and not exists (
        select 1 from raw_app.user_sessions as session
        where session.user_id = used.user_id and used.occurred_at between started_at and ended_at)
        and occurred_at < (select max(occurred_at) from raw_app.usage_events) - interval 1 day`)
    expect(outside).toBe(0)
  })

  it('have the page views they count', async () => {
    const wrong = `select count(*) from raw_app.user_sessions where page_view_count <>
      (select count(*) from raw_app.page_views where page_views.session_id = user_sessions.session_id
        and viewed_at between started_at and ended_at)`
    expect(await number(wrong)).toBe(0)
    expect(await number('select count(*) - count(distinct page_view_id) from raw_app.page_views')).toBe(0)
    expect(await number('select count(*) - count(distinct session_id) from raw_app.user_sessions')).toBe(0)
  })
})

it('are delivered day by day in Parquet', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'simulation-'))
  try {
    const output = { kind: 'parquet', dir: join(dir, 'extracts') } as const
    const summary = await simulate({ ...SHAPE, output })
    for (const table of ['user_sessions', 'page_views']) {
      const delivered = summary.tables.find((entry) => entry.table === table)?.rows
      expect(delivered).toBe(await number(`select count(*) from raw_app.${table}`))
      const last = await number(
        `select count(*) from read_parquet('${dir}/extracts/delta/*/app/${table}.parquet')`,
      )
      expect(last).toBeGreaterThan(0)
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
})
