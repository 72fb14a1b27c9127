import type { Currency } from '../billing/catalog.ts'
import type { Language } from './language.ts'

export interface Country {
  readonly code: string
  readonly name: string
  readonly currency: Currency
  readonly weight: number
  /** Standard hours from UTC: the rhythm of use, not the law of clocks. */
  readonly utcOffset: number
  readonly timeZone: string
  readonly topLevelDomains: readonly string[]
  readonly legalForms: readonly string[]
  readonly language: Language
}

export const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    name: 'United States',
    currency: 'USD',
    weight: 40,
    utcOffset: -6,
    timeZone: 'America/Chicago',
    topLevelDomains: ['com', 'com', 'com', 'io', 'co'],
    legalForms: ['Inc.', 'LLC', 'Corp.', 'Inc', ''],
    language: 'english',
  },
  {
    code: 'CA',
    name: 'Canada',
    currency: 'USD',
    weight: 7,
    utcOffset: -5,
    timeZone: 'America/Toronto',
    topLevelDomains: ['ca', 'com'],
    legalForms: ['Inc.', 'Ltd.', ''],
    language: 'english',
  },
  {
    code: 'GB',
    name: 'United Kingdom',
    currency: 'GBP',
    weight: 14,
    utcOffset: 0,
    timeZone: 'Europe/London',
    topLevelDomains: ['co.uk', 'co.uk', 'com'],
    legalForms: ['Ltd', 'Limited', 'PLC', 'LLP', ''],
    language: 'english',
  },
  {
    code: 'DE',
    name: 'Germany',
    currency: 'EUR',
    weight: 11,
    utcOffset: 1,
    timeZone: 'Europe/Berlin',
    topLevelDomains: ['de', 'de', 'com'],
    legalForms: ['GmbH', 'AG', 'GmbH & Co. KG', 'UG'],
    language: 'german',
  },
  {
    code: 'FR',
    name: 'France',
    currency: 'EUR',
    weight: 8,
    utcOffset: 1,
    timeZone: 'Europe/Paris',
    topLevelDomains: ['fr', 'fr', 'com'],
    legalForms: ['SAS', 'SARL', 'SA'],
    language: 'french',
  },
  {
    code: 'ES',
    name: 'Spain',
    currency: 'EUR',
    weight: 5,
    utcOffset: 1,
    timeZone: 'Europe/Madrid',
    topLevelDomains: ['es', 'com'],
    legalForms: ['S.L.', 'S.A.', 'SL'],
    language: 'spanish',
  },
  {
    code: 'NL',
    name: 'Netherlands',
    currency: 'EUR',
    weight: 5,
    utcOffset: 1,
    timeZone: 'Europe/Amsterdam',
    topLevelDomains: ['nl', 'com'],
    legalForms: ['B.V.', 'BV', 'N.V.'],
    language: 'dutch',
  },
  {
    code: 'SE',
    name: 'Sweden',
    currency: 'EUR',
    weight: 4,
    utcOffset: 1,
    timeZone: 'Europe/Stockholm',
    topLevelDomains: ['se', 'com'],
    legalForms: ['AB', 'AB', 'HB'],
    language: 'swedish',
  },
  {
    code: 'AU',
    name: 'Australia',
    currency: 'USD',
    weight: 4,
    utcOffset: 10,
    timeZone: 'Australia/Sydney',
    topLevelDomains: ['com.au', 'com'],
    legalForms: ['Pty Ltd', 'Pty. Ltd.', ''],
    language: 'english',
  },
  {
    code: 'SG',
    name: 'Singapore',
    currency: 'USD',
    weight: 2,
    utcOffset: 8,
    timeZone: 'Asia/Singapore',
    topLevelDomains: ['sg', 'com'],
    legalForms: ['Pte. Ltd.', 'Pte Ltd'],
    language: 'singaporean',
  },
  {
    code: 'JP',
    name: 'Japan',
    currency: 'JPY',
    weight: 3,
    utcOffset: 9,
    timeZone: 'Asia/Tokyo',
    topLevelDomains: ['co.jp', 'co.jp', 'jp'],
    legalForms: ['K.K.', 'Co., Ltd.', '株式会社'],
    language: 'japanese',
  },
]
