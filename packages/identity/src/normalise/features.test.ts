import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { addressKey } from './addresses.ts'
import { countrySpellings } from './countries.ts'
import { RECORD_COLUMNS } from '../input/columns.ts'
import { normaliseDomains } from './domains.ts'
import { normaliseRecords } from './features.ts'
import { normalisedNames } from './names.ts'
import { phoneDigits } from './phones.ts'

let database: Database

beforeAll(async () => {
  database = await Database.open({ path: ':memory:', threads: 1 })
})

afterAll(() => database.close())

describe('names', () => {
  test.each([
    ['Acme Inc.', 'acme', 'acme'],
    ['  ACME, Incorporated ', 'acme', 'acme'],
    ['Müller & Söhne GmbH & Co. KG', 'mullersohne', 'mullersohne'],
    ['L’Atelier S.A.R.L.', 'latelier', 'latelier'],
    ['Harbor Tech', 'harbortechnologies', 'harbor'],
    ['Harbor Technology Group UK Ltd', 'harbortechnologiesgroupuk', 'harbor'],
    ['acme.co.uk', 'acme', 'acme'],
    ['Inc.', 'inc', 'inc'],
    ['株式会社ミナミ', 'ミナミ', 'ミナミ'],
  ])('%s is compared as %s, at the core %s', async (name, key, core) => {
    const row = await database.row(normalisedNames(`(select 1 as rid, ${sqlText(name)} as name)`))
    expect([row['name_key'], row['name_core']]).toEqual([key, core])
  })
})

describe('domains', () => {
  test.each([
    ['https://www.acme.co.uk/en?x=1', 'acme.co.uk', 'acme'],
    ['shop.acme.com', 'acme.com', 'acme'],
    ['//ACME.com:8080', 'acme.com', 'acme'],
    ['Jo <jo@mail.acme.com.au>', null, null],
    ['jo@mail.acme.com.au', 'acme.com.au', 'acme'],
    ['jo@gmail.com', null, null],
    ['https://linkedin.com/company/acme', null, null],
    ['not a domain', null, null],
  ])('%s is of %s', async (text, domain, root) => {
    const column = text.includes('@') ? 'email' : 'website'
    const columns = ['domain', 'website', 'email'].map(
      (each) => `${each === column ? sqlText(text) : 'null::varchar'} as ${each}`,
    )
    await database.run(`create or replace temp table written as select 1 as rid, ${columns.join(', ')}`)
    await normaliseDomains(database, 'written')
    const rows = await database.rows('select domain, root from record_domain')
    expect(rows).toEqual(domain === null ? [] : [{ domain, root }])
  })
})

describe('phones and addresses', () => {
  test.each([
    ['+1 (512) 555-0100 ext. 7', '125550100'],
    ['001 512 555 0100', '125550100'],
    ['0512 5550100', '125550100'],
    ['n/a', null],
  ])('the phone %s is %s', async (phone, digits) => {
    expect((await database.row(`select ${phoneDigits(sqlText(phone))} as phone`))['phone']).toBe(digits)
  })

  test.each([
    ['12 Main Street, Suite 400', '12 main st.'],
    ['Lindenstraße 5', 'LINDENSTR. 5'],
    ['7 Oak Avenue', '7 Oak Ave'],
  ])('%s is %s', async (one, other) => {
    const row = await database.row(
      `select ${addressKey(sqlText(one))} as one, ${addressKey(sqlText(other))} as other`,
    )
    expect(row['one']).toBe(row['other'])
  })
})

test.each([
  ['germany', 'DE'],
  ['deutschland', 'DE'],
  ['deu', 'DE'],
  ['uk', 'GB'],
  ['états-unis', 'US'],
  ['日本', 'JP'],
])('%s is %s', (spelling, code) => expect(countrySpellings().get(spelling)).toBe(code))

describe('a mail address', () => {
  test.each([
    ['harbor.42+shop@gmail.com', null, 'harbor', 'harbor.42'],
    ['info@harbor.co.uk', 'harbor.co.uk', 'harbor', null],
    ['harbor', null, null, null],
  ])('%s is of domain %s, tells the name %s, and is private as %s', async (email, domain, root, local) => {
    const columns = RECORD_COLUMNS.map((column) => {
      const value = column === 'email' ? email : column === 'created_at' ? '2020-01-02T10:00:00.000Z' : null
      return `${value === null ? 'null::varchar' : sqlText(value)} as ${column}`
    })
    await database.run(`create or replace temp table written as select 1 as rid, ${columns.join(', ')}`)
    await normaliseRecords(database, 'written')
    expect(await database.row('select domain_1, root, mail_local, created_day from fresh_feature')).toEqual({
      domain_1: domain,
      root,
      mail_local: local,
      created_day: 18_263,
    })
  })
})

test.each([
  ['2020-01-02 23:59:59+00', 18_263],
  ['9999-12-31', null],
  ['infinity', null],
  ['yesterday', null],
])('a record created %s came on day %s', async (created, day) => {
  const columns = RECORD_COLUMNS.map((column) =>
    column === 'created_at' ? `${sqlText(created)} as created_at` : `null::varchar as ${column}`,
  )
  await database.run(`create or replace temp table written as select 1 as rid, ${columns.join(', ')}`)
  await normaliseRecords(database, 'written')
  expect(await database.row('select created_day from fresh_feature')).toEqual({ created_day: day })
})
