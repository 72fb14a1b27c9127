import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 5, customerCount: 80, sources: ['app_devices'] })
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

describe('references of devices', () => {
  it.each([
    ['raw_app.locations', 'account_id', 'raw_app.accounts', 'account_id'],
    ['raw_app.devices', 'location_id', 'raw_app.locations', 'location_id'],
    ['raw_app.devices', 'account_id', 'raw_app.accounts', 'account_id'],
    ['raw_app.device_events', 'device_id', 'raw_app.devices', 'device_id'],
    ['raw_app.devices', 'device_id', 'truth.device', 'device_id'],
  ])('%s.%s is in %s.%s', async (from, column, to, key) => {
    const dangling = `select count(*) from ${from} where ${column} not in (select ${key} from ${to})`
    expect(await number(dangling)).toBe(0)
    expect(await number(`select count(*) from ${from}`)).toBeGreaterThan(0)
  })
})

describe('the truth of devices', () => {
  it('has a row for each day of each device, never beyond the day', async () => {
    const days = await number(
      "select sum(date_diff('day', installed_at::date, (observed_until - interval 1 second)::date) + 1) from truth.device",
    )
    expect(await number('select count(*) from truth.device_day')).toBe(days)
    expect(await number('select min(online_seconds) from truth.device_day')).toBeGreaterThanOrEqual(0)
    expect(await number('select max(online_seconds) from truth.device_day')).toBe(86_400)
  })

  it('is what the events say, once all have arrived', async () => {
    const online = await number(`
      with event as (
        select *, coalesce(lead(occurred_at) over (partition by device_id order by occurred_at), observed_until) as until_at
        from raw_app.device_events inner join truth.device using (device_id)
      )
      select sum(date_diff('second', occurred_at, until_at)) from event where event_name <> 'went_offline'`)
    const truth = await number('select sum(online_seconds) from truth.device_day')
    const late = await number(
      `select count(*) from truth.mess where kind = 'late_event' and table_name = 'device_events'`,
    )
    expect(late).toBeGreaterThan(0)
    expect(Math.abs(online / truth - 1)).toBeLessThan(0.002)
  })

  it('knows no outages that overlap', async () => {
    const overlapping = `select count(*) from truth.device_outage as one inner join truth.device_outage as other
      on one.device_id = other.device_id and one.began_at < other.began_at and one.ended_at > other.began_at`
    expect(await number(overlapping)).toBe(0)
  })
})

describe('ranges of devices', () => {
  it('of uptime while in service', async () => {
    const uptime = await number(`
      select 1 - sum(date_diff('second', began_at, ended_at)) filter (cause <> 'out_of_service')
        / (select sum(date_diff('second', installed_at, observed_until)) from truth.device)
      from truth.device_outage`)
    expect(uptime).toBeGreaterThan(0.975)
    expect(uptime).toBeLessThan(0.9995)
  })

  it('of places and devices per customer', async () => {
    const customers = await number(`select count(*) from truth.company where acquired_on is not null`)
    const places = (await number('select count(*) from raw_app.locations')) / customers
    const devices = (await number('select count(*) from raw_app.devices')) / customers
    expect(places).toBeGreaterThan(1.1)
    expect(places).toBeLessThan(2.4)
    expect(devices / places).toBeGreaterThan(2.3)
    expect(devices / places).toBeLessThan(3.9)
  })
})
