import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({
    scale: 'small',
    seed: 3,
    customerCount: 25,
    months: 5,
    sources: ['app_features'],
  })
})
afterAll(() => simulation.close())

describe('the use of features', () => {
  it('is what the events say that were not reported late, up to the day before the last', async () => {
    const differing = await simulation.query(`
      with used as (
        select account_id, product, feature, occurred_at::date as date,
          count(distinct user_id) as user_count, count(*) as event_count, sum(quantity) as quantity
        from (select distinct * from raw_app.usage_events)
        where received_at < occurred_at + interval 1 hour and occurred_at < date '2019-05-31'
        group by all
      )
      (select * exclude (_fivetran_synced) from raw_app.feature_usage except select * from used)
      union all
      (select * from used except select * exclude (_fivetran_synced) from raw_app.feature_usage)`)
    expect(differing).toEqual([])
  })

  it('is counted once per company, feature and day, the night after', async () => {
    const [row] = await simulation.query(`
      select count(*) as rows, count(distinct (account_id, product, feature, date)) as keys,
        max(date_diff('hour', date::timestamp, _fivetran_synced)) as latest from raw_app.feature_usage`)
    expect(row?.['rows']).toBe(row?.['keys'])
    expect(row?.['rows']).toBeGreaterThan(500)
    expect(row?.['latest']).toBe(27)
  })
})
