import type { Stream } from '../random/stream.ts'
import type { Country } from './countries.ts'
import { PERSON_NAMES } from './person-names.ts'
import {
  ADJECTIVES,
  CITY_STARTS,
  type Industry,
  NOUNS,
  SYLLABLE_ENDS,
  SYLLABLE_MIDDLES,
  SYLLABLE_STARTS,
} from './words.ts'

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const coinedWord = (draw: Stream): string =>
  capitalise(draw.pick(SYLLABLE_STARTS) + draw.pick(SYLLABLE_MIDDLES) + draw.pick(SYLLABLE_ENDS))

/** A company's name without its legal form. */
export const coinCompanyName = (draw: Stream, industry: Industry): string =>
  draw.weighted([
    [`${coinedWord(draw)} ${draw.pick(industry.words)}`, 6],
    [`${draw.pick(ADJECTIVES)} ${draw.pick(NOUNS)} ${draw.pick(industry.words)}`, 2],
    [`${coinedWord(draw)} & ${coinedWord(draw)}`, 1],
    [`The ${draw.pick(ADJECTIVES)} ${draw.pick(NOUNS)}`, 1],
    [coinedWord(draw), 2],
  ])

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss')

export const coinDomain = (draw: Stream, name: string, country: Country): string => {
  const words = withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '' && word !== 'the')
  const stem = draw.chance(0.25) ? words.join('-') : words.join('')
  return `${stem}.${draw.pick(country.topLevelDomains)}`
}

export const coinCity = (draw: Stream): string =>
  draw.chance(0.35) ? `${draw.pick(CITY_STARTS)} ${coinedWord(draw)}` : coinedWord(draw)

export const coinStreet = (draw: Stream, country: Country): string => {
  const word = draw.pick(country.streetWords)
  const base = coinedWord(draw)
  const number = draw.integer(1, 240)
  if (word === word.toLowerCase()) {
    const street = country.nameFamily === 'romance' ? `${word} ${base}` : `${base}${word}`
    return country.numberFirst ? `${number} ${street}` : `${street} ${number}`
  }
  return `${number} ${base} ${word}`
}

export const coinPostalCode = (draw: Stream, country: Country): string => {
  switch (country.code) {
    case 'GB':
      return `${draw.pick(['LS', 'BN', 'EX', 'NG', 'SW'])}${draw.integer(1, 19)} ${draw.integer(1, 9)}${draw.pick(['AB', 'QT', 'XD'])}`
    case 'CA':
      return `${draw.pick(['K', 'M', 'V', 'H'])}${draw.integer(1, 9)}${draw.pick(['A', 'C', 'T'])} ${draw.integer(1, 9)}${draw.pick(['B', 'E', 'R'])}${draw.integer(1, 9)}`
    case 'AU':
      return String(draw.integer(2000, 6999))
    case 'NL':
      return `${draw.integer(1011, 9999)} ${draw.pick(['AB', 'KL', 'ZT'])}`
    default:
      return String(draw.integer(10000, 98999))
  }
}

export const coinPhone = (draw: Stream, country: Country): string =>
  `${country.phonePrefix} ${draw.integer(200, 989)} 555 ${String(draw.integer(0, 9999)).padStart(4, '0')}`

export interface PersonName {
  readonly given: string
  readonly family: string
}

export const coinPersonName = (draw: Stream, country: Country): PersonName => {
  const home = PERSON_NAMES[draw.chance(0.8) ? country.nameFamily : 'english']
  return { given: draw.pick(home.given), family: draw.pick(home.family) }
}

const lettersOf = (text: string): string =>
  withoutAccents(text)
    .toLowerCase()
    .replace(/[^a-z]/g, '')

/** The local part differs per person of a company through `number`. */
export const mailbox = (name: PersonName, number: number): string =>
  `${lettersOf(name.given)}.${lettersOf(name.family)}${number === 0 ? '' : number}`
