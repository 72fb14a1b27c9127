import { describe, expect, it } from 'vitest'
import { openStream } from '../random/stream.ts'
import { COUNTRIES } from './countries.ts'
import { coinCompanyName, coinDomain, coinPersonName, coinStreet, mailbox } from './naming.ts'
import { fillPattern, placesOf } from './places.ts'
import { WELL_KNOWN_NAMES } from './well-known-names.ts'
import { INDUSTRIES } from './words.ts'

const DRAWS = 400

/** How a postal code and a telephone number look in each country. */
const FORMATS: Readonly<Record<string, readonly [postalCode: RegExp, phone: RegExp]>> = {
  US: [/^\d{5}$/, /^\+1 [2-9]\d{2} [2-9]\d{2} \d{4}$/],
  CA: [/^[A-Z]\d[A-Z] \d[A-Z]\d$/, /^\+1 [2-9]\d{2} [2-9]\d{2} \d{4}$/],
  GB: [/^[A-Z]{1,2}\d{1,2} \d[A-Z]{2}$/, /^\+44 [1-9][\d ]{10,12}$/],
  DE: [/^\d{5}$/, /^\+49 [1-9]\d{1,3} \d{7,8}$/],
  FR: [/^\d{5}$/, /^\+33 [1-5]( \d\d){4}$/],
  ES: [/^\d{5}$/, /^\+34 9\d{2} \d{3} \d{3}$/],
  NL: [/^[1-9]\d{3} [A-Z]{2}$/, /^\+31 [1-9]\d \d{3} \d{4}$/],
  SE: [/^\d{3} \d{2}$/, /^\+46 [1-9][\d ]{8,12}$/],
  AU: [/^\d{4}$/, /^\+61 [2378] \d{4} \d{4}$/],
  SG: [/^\d{6}$/, /^\+65 6\d{3} \d{4}$/],
  JP: [/^\d{3}-\d{4}$/, /^\+81 [1-9]\d? \d{3,4} \d{4}$/],
}

describe.each(COUNTRIES)('in $name', (country) => {
  const draw = openStream(11, 'naming', country.code)
  const [postalCode = /^$/, phone = /^$/] = FORMATS[country.code] ?? []

  it('addresses and telephone numbers have the form of the country', () => {
    for (const place of placesOf(country.code)) {
      expect(fillPattern(draw, place.postalCode)).toMatch(postalCode)
      expect(fillPattern(draw, place.phone)).toMatch(phone)
      expect(coinStreet(draw, country)).toMatch(/^[^*#]*\d[^*#]*$/)
    }
  })

  it('companies have no well-known name, and a domain that can be registered', () => {
    for (let number = 0; number < DRAWS; number++) {
      const { name, latin } = coinCompanyName(draw, draw.pick(INDUSTRIES), country.language)
      expect(name.length).toBeGreaterThan(1)
      const words = latin.toLowerCase().split(/[^a-z]+/)
      expect(words.filter((word) => WELL_KNOWN_NAMES.has(word))).toEqual([])
      expect(coinDomain(draw, latin, country)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+)+$/)
    }
  })

  it('people have a mailbox in plain letters', () => {
    for (let number = 0; number < DRAWS; number++) {
      expect(mailbox(coinPersonName(draw, country), 0)).toMatch(/^[a-z]+\.[a-z]+$/)
    }
  })
})

describe('the names of many countries', () => {
  it('keep their accents, umlauts and scripts', () => {
    const draw = openStream(12, 'naming')
    const names = COUNTRIES.flatMap((country) =>
      Array.from({ length: DRAWS }, () => coinPersonName(draw, country).family),
    ).join(' ')
    for (const sign of ['é', 'ü', 'ß', 'ñ', 'ö', 'Å', '山']) expect(names).toContain(sign)
  })
})
