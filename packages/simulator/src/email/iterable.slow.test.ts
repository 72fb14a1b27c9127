import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation({ scale: 'small', seed: 5, customerCount: 120, sources: ['iterable'] })
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

const EVENT = '(select distinct * exclude (_fivetran_synced) from raw_iterable.event)'

const share = (name: string, base: string): Promise<number> =>
  number(`
    select count(*) filter (event_name = '${name}') / count(*) filter (event_name = '${base}') from ${EVENT}`)

describe('references', () => {
  it.each([
    ['event', 'campaign_id', 'campaign_history', 'id'],
    ['event', 'message_type_id', 'message_type', 'id'],
    ['event', '_fivetran_user_id', 'user_history', 'iterable_user_id'],
    ['event', 'email', 'user_history', 'email'],
    ['campaign_history', 'template_id', 'template_history', 'id'],
    ['template_history', 'message_type_id', 'message_type', 'id'],
    ['message_type', 'channel_id', 'channel', 'id'],
    ['user_unsubscribed_message_type_history', 'email', 'user_history', 'email'],
  ])('of %s.%s are all in %s', async (table, column, target, key) => {
    const orphans = await number(
      `select count(*) from raw_iterable.${table} where ${column} not in (select ${key} from raw_iterable.${target})`,
    )
    expect(orphans).toBe(0)
  })

  it('from users to people are known to the truth, one each', async () => {
    const unknown = await number(`
      select count(*) from (select distinct iterable_user_id as id from raw_iterable.user_history)
      left join truth.person_record on source_system = 'iterable' and source_id = id
      left join truth.person using (person_id) where person.person_id is null`)
    const users = await number(`select count(distinct iterable_user_id) from raw_iterable.user_history`)
    const known = await number(`select count(*) from truth.person_record where source_system = 'iterable'`)
    expect([unknown, known]).toEqual([0, users])
    expect(users).toBeGreaterThan(1000)
  })
})

describe('mail', () => {
  it('is sent before it is opened, clicked, bounced or unsubscribed from', async () => {
    const unsent = await number(`
      select count(*) from ${EVENT} as event
      where event_name <> 'emailSend' and not exists (
        select 1 from ${EVENT} as sent where sent.event_name = 'emailSend'
          and sent.message_id = event.message_id and sent.created_at < event.created_at)`)
    expect(unsent).toBe(0)
  })

  it('ends with a hard bounce', async () => {
    const later = await number(`
      select count(*) from ${EVENT} as sent inner join ${EVENT} as bounced using (_fivetran_user_id)
      where sent.event_name = 'emailSend' and bounced.recipient_state = 'HardBounce'
        and sent.created_at > bounced.created_at`)
    expect(later).toBe(0)
  })

  it('no longer brings news to those who unsubscribed', async () => {
    const later = await number(`
      select count(*) from ${EVENT} as sent
      inner join raw_iterable.user_unsubscribed_message_type_history as gone using (email)
      where sent.event_name = 'emailSend' and sent.message_type_id <> 20246 and sent.created_at > gone.updated_at`)
    expect(later).toBe(0)
  })

  it('repeats whole rows, and the truth knows which', async () => {
    const repeated = await number(
      'select count(*) from (select _fivetran_id from raw_iterable.event group by all having count(*) > 1)',
    )
    const known = await number(
      `select count(*) from truth.mess where kind = 'duplicate_row' and source_system = 'iterable'`,
    )
    expect(repeated).toBe(known)
    expect(known).toBeGreaterThan(50)
  })

  it('is opened, clicked and refused as often as usual', async () => {
    const opened = await share('emailOpen', 'emailSend')
    const clicked = await share('emailClick', 'emailSend')
    const bounced = await share('emailBounce', 'emailSend')
    expect(opened > 0.2 && opened < 0.5).toBe(true)
    expect(clicked > 0.015 && clicked < 0.12).toBe(true)
    expect(bounced > 0.003 && bounced < 0.04).toBe(true)
  })
})

it('knows the clicks on mails that led to signing up', async () => {
  const missed = await number(`
    select count(*) from truth.touchpoint
    inner join truth.company_record as app using (company_id)
    inner join raw_app.users on users.account_id = app.source_id and users.role = 'owner'
    where app.source_system = 'app' and channel = 'email' and occurred_at > '2018-10-01'
      and users.user_id not in (
        select person_app.source_id from truth.person_record as person_app
        inner join truth.person_record as mailed using (person_id)
        inner join raw_iterable.event on event._fivetran_user_id = mailed.source_id
        where person_app.source_system = 'app' and mailed.source_system = 'iterable'
          and event.event_name = 'emailClick')`)
  expect(missed).toBe(0)
})
