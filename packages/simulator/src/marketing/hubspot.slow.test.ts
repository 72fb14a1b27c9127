import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenSimulation, openSimulation } from '../testing/open-simulation.ts'

const SHAPE = { scale: 'small', seed: 5, customerCount: 80, sources: ['hubspot'] } as const

let simulation: OpenSimulation
beforeAll(async () => {
  simulation = await openSimulation(SHAPE)
})
afterAll(() => simulation.close())

const number = async (sql: string): Promise<number> => {
  const [row] = await simulation.query(sql)
  return Number(Object.values(row ?? {})[0])
}

const share = (type: string): Promise<number> =>
  number(`select count(distinct id) filter (type = '${type}') / count(distinct id) filter (type = 'SENT')
    from raw_hubspot.email_event`)

describe('references in HubSpot', () => {
  it.each([
    ['contact', 'property_associatedcompanyid', 'company', 'id'],
    ['company', 'property_hubspot_owner_id', 'owner', 'owner_id'],
    ['contact_merge_audit', 'canonical_vid', 'contact', 'id'],
    ['contact_merge_audit', 'vid_to_merge', 'contact', 'id'],
    ['contact_list_member', 'contact_id', 'contact', 'id'],
    ['contact_list_member', 'contact_list_id', 'contact_list', 'id'],
    ['contact_form_submission', 'contact_id', 'contact', 'id'],
    ['contact_form_submission', 'form_id', 'form', 'guid'],
    ['email_event', 'email_campaign_id', 'email_campaign', 'id'],
    ['email_event', 'sent_by_id', 'email_event', 'id'],
    ['email_event', 'caused_by_id', 'email_event', 'id'],
    ['email_event_bounce', 'id', 'email_event', 'id'],
    ['deal', 'owner_id', 'owner', 'owner_id'],
    ['deal', 'deal_pipeline_id', 'deal_pipeline', 'pipeline_id'],
    ['deal', 'deal_pipeline_stage_id', 'deal_pipeline_stage', 'stage_id'],
    ['deal_stage', 'deal_id', 'deal', 'deal_id'],
    ['deal_stage', 'value', 'deal_pipeline_stage', 'stage_id'],
    ['deal_company', 'deal_id', 'deal', 'deal_id'],
    ['deal_company', 'company_id', 'company', 'id'],
    ['deal_contact', 'deal_id', 'deal', 'deal_id'],
    ['deal_contact', 'contact_id', 'contact', 'id'],
    ['engagement_company', 'engagement_id', 'engagement', 'id'],
    ['engagement_company', 'company_id', 'company', 'id'],
    ['engagement_deal', 'deal_id', 'deal', 'deal_id'],
    ['engagement_call', 'engagement_id', 'engagement', 'id'],
    ['engagement_email', 'engagement_id', 'engagement', 'id'],
    ['engagement_meeting', 'engagement_id', 'engagement', 'id'],
    ['ticket', 'property_hs_pipeline_stage', 'ticket_pipeline_stage', 'stage_id'],
    ['ticket_company', 'company_id', 'company', 'id'],
    ['ticket_contact', 'contact_id', 'contact', 'id'],
  ])('%s.%s is in %s.%s', async (from, column, to, key) => {
    const dangling = `select count(*) from raw_hubspot.${from} where ${column} is not null
      and ${column} not in (select ${key} from raw_hubspot.${to})`
    expect(await number(dangling)).toBe(0)
    expect(
      await number(`select count(*) from raw_hubspot.${from} where ${column} is not null`),
    ).toBeGreaterThan(0)
  })
})

describe('the truth of HubSpot', () => {
  it.each([
    ['company', 'company_record'],
    ['contact', 'person_record'],
  ])('knows whom every %s is', async (table, truth) => {
    const unknown = `select count(*) from raw_hubspot.${table} where id::varchar not in
      (select source_id from truth.${truth} where source_system = 'hubspot')`
    expect(await number(unknown)).toBe(0)
  })

  it('records each merged contact', async () => {
    const merged = await number('select count(*) from raw_hubspot.contact_merge_audit')
    const noted = `select count(*) from truth.mess where source_system = 'hubspot' and kind = 'crm_duplicate' and column_name = '_fivetran_deleted'`
    expect(await number(noted)).toBe(merged)
    expect(await number('select count(distinct id) from raw_hubspot.contact where _fivetran_deleted')).toBe(
      merged,
    )
  })

  it('says through which visit the first contact of a company came', async () => {
    const contradicting = `select count(*) from raw_hubspot.contact_form_submission as submission
      inner join truth.person_record as record
        on record.source_system = 'hubspot' and record.source_id = submission.contact_id::varchar
      inner join truth.person using (person_id)
      where not exists (
        select 1 from truth.touchpoint
        where touchpoint.company_id = person.company_id and submission.page_url like '%utm_source=' || channel || '%'
      )`
    expect(await number(contradicting)).toBe(0)
  })
})

describe('the mail of HubSpot', () => {
  it.each([
    ['DELIVERED', 0.95, 1],
    ['OPEN', 0.18, 0.45],
    ['CLICK', 0.015, 0.09],
    ['BOUNCE', 0.002, 0.03],
    ['STATUSCHANGE', 0.001, 0.01],
  ] as const)('has plausibly many events %s', async (type, low, high) => {
    expect(await share(type)).toBeGreaterThan(low)
    expect(await share(type)).toBeLessThan(high)
  })

  it('goes to nobody who has unsubscribed', async () => {
    const ignored = `select count(*) from raw_hubspot.email_event as sent
      inner join raw_hubspot.email_event as gone on gone.recipient = sent.recipient and gone.type = 'STATUSCHANGE'
      where sent.type = 'SENT' and sent.created > gone.created`
    expect(await number(ignored)).toBe(0)
  })
})

describe('the deals of HubSpot', () => {
  it('are in the stage that their history ends with', async () => {
    const wrong = `select count(*) from raw_hubspot.deal where not exists (
      select 1 from raw_hubspot.deal_stage
      where deal_stage.deal_id = deal.deal_id and _fivetran_active and value = deal_pipeline_stage_id)`
    expect(await number(wrong)).toBe(0)
  })
})
