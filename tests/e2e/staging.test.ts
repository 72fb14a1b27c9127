import { afterAll, beforeAll, expect, test } from 'vitest'
import { AnalyticsWarehouse } from './analytics-warehouse.ts'

/** Rows as connectors really deliver them: twice, blank, in any case, zone, currency and under other marks. */
const RAW = `
create schema raw_hubspot; create schema raw_segment; create schema raw_salesforce; create schema raw_linkedin_ads;

create table raw_hubspot.company as select * from (values
  (1, ' Acme GmbH ', 'HTTPS://www.Acme.de/about', '', '2024-01-01T10:00:00+02:00', '2024-01-01 08:00:00', null),
  (1, 'Acme', 'acme.de', '  ', '2024-02-01T10:00:00+02:00', '2024-02-01 08:00:00', null),
  (2, 'Gone', 'gone.com', 'Oslo', '2024-01-01T10:00:00Z', '2024-01-01 10:00:00', '2024-03-01T00:00:00Z'),
  (null, 'Nobody', null, null, null, null, null)
) as given(id, property_name, property_domain, property_city, property_hs_lastmodifieddate, _airbyte_extracted_at, _ab_cdc_deleted_at);

create table raw_hubspot.deal as select * from (values
  (1, 1234.56, 'usd', 1704103200000), (2, 1234, 'JPY', 1704103200000), (3, 1.234, 'KWD', 1704103200000), (4, 10, null, 1704103200000)
) as given(deal_id, property_amount, property_deal_currency_code, property_createdate);

create table raw_hubspot.deal_company as select * from (values (1, 1, false), (2, 1, true)
) as given(deal_id, company_id, _deleted);

create table raw_segment.users as select * from (values
  ('u1', ' Ada@Example.COM', '2024-01-01 10:00:00'), ('u1', 'ada@new.example.com', '2024-01-02 10:00:00')
) as given(id, email, received_at);

create table raw_salesforce.opportunity_line_item as select * from (values ('l1', 'o1', 'ab-1', '2', '99,5')
) as given(id, opportunity_id, product_code, quantity, unit_price);

create table raw_linkedin_ads.creative_history as select * from (values
  (7, 'https://a.example/?utm_source=LinkedIn&utm_campaign=Spring%20sale', timestamp '2024-01-01', timestamp '2024-01-01'),
  (7, 'https://a.example/?utm_campaign=summer', timestamp '2024-02-01', timestamp '2024-01-01')
) as given(id, click_uri, last_modified_at, created_time);`

const warehouse = new AnalyticsWarehouse()

beforeAll(async () => {
  await warehouse.query(RAW)
  const failed = await warehouse.invoke('build', {
    select: [
      '+stg_hubspot__company',
      '+stg_hubspot__deal',
      'stg_hubspot__deal_company',
      'stg_segment__users',
      '+stg_salesforce__opportunity_line_item',
      'stg_linkedin_ads__creative_history',
    ],
    indirectSelection: 'cautious',
  })
  expect(failed).toBe('')
})

afterAll(() => warehouse.remove())

test('the newest version of a record counts, trimmed, with a canonical domain and in UTC', async () => {
  expect(
    await warehouse.query(
      `select hubspot_company_id, company_name, domain, city, is_deleted, updated_at, synced_at
      from staging.stg_hubspot__company order by 1`,
    ),
  ).toEqual([
    ['1', 'Acme', 'acme.de', null, false, '2024-02-01 08:00:00', '2024-02-01 08:00:00'],
    ['2', 'Gone', 'gone.com', 'Oslo', true, '2024-01-01 10:00:00', '2024-01-01 10:00:00'],
  ])
  expect(
    await warehouse.query('select app_user_id, email, email_domain from staging.stg_segment__users'),
  ).toEqual([['u1', 'ada@new.example.com', 'new.example.com']])
})

test('amounts are in minor units of their currency, codes in upper case', async () => {
  expect(
    await warehouse.query(
      'select currency, amount_minor, created_at from staging.stg_hubspot__deal order by hubspot_deal_id',
    ),
  ).toEqual([
    ['USD', '123456', '2024-01-01 10:00:00'],
    ['JPY', '1234', '2024-01-01 10:00:00'],
    ['KWD', '1234', '2024-01-01 10:00:00'],
    [null, '1000', '2024-01-01 10:00:00'],
  ])
})

test('what does not fit its type is null, and the row stays', async () => {
  expect(
    await warehouse.query(
      'select product_code, quantity, unit_price_minor from staging.stg_salesforce__opportunity_line_item',
    ),
  ).toEqual([['AB-1', '2.0000', null]])
})

test('a row that is marked as deleted is left out where no flag tells', async () => {
  expect(await warehouse.query('select hubspot_deal_id from staging.stg_hubspot__deal_company')).toEqual([
    ['1'],
  ])
})

test('versions tell which of them is current, ads which campaign they belong to', async () => {
  expect(
    await warehouse.query(
      `select utm_source, utm_campaign, is_current from staging.stg_linkedin_ads__creative_history
      order by valid_from`,
    ),
  ).toEqual([
    ['linkedin', 'Spring sale', false],
    [null, 'summer', true],
  ])
})
