import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 5, customerCount: 80, sources: ['segment'] })
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

describe('references in Segment', () => {
  it.each([
    ['raw_segment.identifies', 'user_id', 'raw_segment.users', 'id'],
    ['raw_segment.groups', 'group_id', 'raw_segment.accounts', 'id'],
    ['raw_segment.users', 'id', 'raw_app.users', 'user_id'],
    ['raw_segment.accounts', 'id', 'raw_app.accounts', 'account_id'],
    ['raw_segment.tracks', 'user_id', 'raw_app.users', 'user_id'],
    ['raw_segment.tracks', 'context_group_id', 'raw_app.accounts', 'account_id'],
  ])('%s.%s is in %s.%s', async (from, column, to, key) => {
    const dangling = `select count(*) from ${from} where ${column} is not null
      and ${column} not in (select ${key} from ${to})`
    expect(await number(dangling)).toBe(0)
    expect(await number(`select count(*) from ${from} where ${column} is not null`)).toBeGreaterThan(0)
  })

  it.each(['identifies', 'groups', 'pages'])('%s have ids of their own', async (table) => {
    expect(await number(`select count(*) - count(distinct id) from raw_segment.${table}`)).toBe(0)
  })
})

it('delivers a tracked event twice only where the mess says so', async () => {
  const noted = `select count(*) from truth.mess where kind = 'duplicate_row' and table_name = 'tracks'`
  expect(await number(noted)).toBe(
    await number('select count(*) - count(distinct id) from raw_segment.tracks'),
  )
})

describe('visits of the website', () => {
  it('lead from a page to a name, by the cookie', async () => {
    const founders = `select avg((exists (
        select 1 from raw_segment.pages
        where pages.anonymous_id = identifies.anonymous_id and pages.timestamp < identifies.timestamp
      ))::integer)
      from raw_segment.identifies inner join raw_app.users on users.user_id = identifies.user_id
      inner join raw_app.accounts using (account_id)
      where users.role = 'owner' and not is_test`
    expect(await number(founders)).toBe(1)
  })

  it('lead nowhere in most cases', async () => {
    const converted = `select count(distinct anonymous_id) filter (anonymous_id in (
        select anonymous_id from raw_segment.identifies)) / count(distinct anonymous_id)
      from raw_segment.pages`
    expect(await number(converted)).toBeGreaterThan(0.08)
    expect(await number(converted)).toBeLessThan(0.35)
  })

  it('are the touchpoints of the truth', async () => {
    const seen = `select avg((exists (
        select 1 from raw_segment.pages where pages.timestamp = touchpoint.occurred_at
      ))::integer) from truth.touchpoint`
    expect(await number(seen)).toBe(1)
  })
})

describe('tracked events', () => {
  it('change their names once, as the mess tells', async () => {
    const overlapping = `select count(*) from raw_segment.tracks as old
      where old.event = 'ticket_opened'
        and old.timestamp > (select min(timestamp) from raw_segment.tracks where event = 'support_requested')`
    expect(await number(overlapping)).toBe(0)
    expect(
      await number(`select count(*) from raw_segment.tracks where event = 'ticket_opened'`),
    ).toBeGreaterThan(0)
    const noted = `select count(*) from truth.mess where kind = 'renamed_event' and column_name = 'event'`
    expect(await number(noted)).toBe(4)
  })

  it('say when support was asked, ticket by ticket', async () => {
    const tracked = await number(
      `select count(distinct id) from raw_segment.tracks where event in ('ticket_opened', 'support_requested')`,
    )
    const tickets = await number('select count(distinct id) from raw_zendesk.ticket')
    expect(tracked).toBeGreaterThan(tickets * 0.98)
    expect(tracked).toBeLessThanOrEqual(tickets)
  })

  it('arrive late as often as the mess tells', async () => {
    const late = await number(
      `select count(distinct id) from raw_segment.tracks where received_at > timestamp + interval 1 hour`,
    )
    const noted = `select count(*) from truth.mess where kind = 'late_event' and source_system = 'segment'`
    expect(await number(noted)).toBe(late)
    expect(late).toBeGreaterThan(0)
  })
})
