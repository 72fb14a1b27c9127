import type { Stream } from '../random/stream.ts'
import type { Country } from './countries.ts'
import { coinJapaneseCompany, coinJapanesePerson } from './japanese-names.ts'
import { type Language, LANGUAGES, VOCABULARY } from './language.ts'
import { PERSON_NAMES } from './person-names.ts'
import { WELL_KNOWN_NAMES } from './well-known-names.ts'
import {
  ADJECTIVES,
  type Industry,
  NOUNS,
  SYLLABLE_ENDS,
  SYLLABLE_MIDDLES,
  SYLLABLE_STARTS,
} from './words.ts'

const capitalise = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

const coinedWord = (draw: Stream): string =>
  capitalise(draw.pick(SYLLABLE_STARTS) + draw.pick(SYLLABLE_MIDDLES) + draw.pick(SYLLABLE_ENDS))

/** A company's name without its legal form, and how it is spelt in a domain. */
export interface CompanyName {
  readonly name: string
  readonly latin: string
}

const asWritten = (name: string): CompanyName => ({ name, latin: name })

const isWellKnown = (name: string): boolean =>
  name
    .toLowerCase()
    .split(/[^a-z]+/)
    .some((word) => WELL_KNOWN_NAMES.has(word))

const coinName = (draw: Stream, industry: Industry, language: Language): CompanyName => {
  const trades = VOCABULARY[language].trades[industry.name]
  if (language === 'japanese' && trades !== undefined && draw.chance(0.8)) {
    return coinJapaneseCompany(draw, draw.pick(trades))
  }
  const words = trades !== undefined && draw.chance(0.65) ? trades : industry.words
  return asWritten(
    draw.weighted([
      [`${coinedWord(draw)} ${draw.pick(words)}`, 6],
      [
        `${draw.pick(ADJECTIVES)} ${draw.pick(NOUNS)} ${draw.pick(industry.words)}`,
        language === 'english' ? 2 : 0.6,
      ],
      [`${coinedWord(draw)} & ${coinedWord(draw)}`, 1],
      [`The ${draw.pick(ADJECTIVES)} ${draw.pick(NOUNS)}`, language === 'english' ? 1 : 0.2],
      [coinedWord(draw), 2],
    ]),
  )
}

/** Draws again what happens to be the name of a well-known company. */
export const coinCompanyName = (draw: Stream, industry: Industry, language: Language): CompanyName => {
  for (;;) {
    const name = coinName(draw, industry, language)
    if (!isWellKnown(name.latin)) return name
  }
}

const withoutAccents = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('ß', 'ss').replaceAll('&', 'and')

export const coinDomain = (draw: Stream, name: string, country: Country): string => {
  const words = withoutAccents(name)
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .split(' ')
    .filter((word) => word !== '' && word !== 'the')
  const stem = draw.chance(0.25) ? words.join('-') : words.join('')
  return `${stem}.${draw.pick(country.topLevelDomains)}`
}

export const coinStreet = (draw: Stream, { language }: Country): string => {
  const { streets, streetNames } = VOCABULARY[language]
  return draw
    .pick(streets)
    .replace('*', draw.pick(streetNames))
    .replace('#', String(draw.integer(1, 240)))
}

export interface PersonName {
  readonly given: string
  readonly family: string
  /** What an address is made of. */
  readonly local: string
}

const ONLY_LETTERS = /^[A-Za-z]+$/

const lettersOf = (text: string): string =>
  ONLY_LETTERS.test(text)
    ? text.toLowerCase()
    : withoutAccents(text)
        .toLowerCase()
        .replace(/[^a-z]/g, '')

const localPart = (given: string, family: string): string => `${lettersOf(given)}.${lettersOf(family)}`

const AT_HOME = 0.8

/** Most people have a name of their country; some come from elsewhere. */
export const coinPersonName = (draw: Stream, country: Country): PersonName => {
  const language = draw.chance(AT_HOME) ? country.language : draw.pick(LANGUAGES)
  if (language === 'japanese') {
    const { given, family, inScript } = coinJapanesePerson(draw)
    const local = localPart(given.latin, family.latin)
    return inScript
      ? { given: given.script, family: family.script, local }
      : { given: given.latin, family: family.latin, local }
  }
  const given = draw.pick(PERSON_NAMES[language].given)
  const family = draw.pick(PERSON_NAMES[language].family)
  return { given, family, local: localPart(given, family) }
}

/** The local part differs per person of a company through `number`. */
export const mailbox = (name: PersonName, number: number): string =>
  `${name.local}${number === 0 ? '' : number}`
