import countries from 'i18n-iso-countries'
import { sqlText } from '../database/sql-text.ts'

const LANGUAGES = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'nl',
  'pt',
  'pl',
  'sv',
  'da',
  'nb',
  'fi',
  'cs',
  'ja',
  'zh',
  'ru',
]

const ALSO: Readonly<Record<string, string>> = {
  uk: 'GB',
  england: 'GB',
  scotland: 'GB',
  wales: 'GB',
  'great britain': 'GB',
  'united states of america': 'US',
  america: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  'czech republic': 'CZ',
  'south korea': 'KR',
  'republic of korea': 'KR',
  russia: 'RU',
  vietnam: 'VN',
  uae: 'AE',
}

/** How people write a country → its ISO 3166-1 alpha-2 code: names in sixteen languages, both codes. */
export function countrySpellings(): ReadonlyMap<string, string> {
  const spellings = new Map<string, string>()
  const names = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }))
  for (const [alpha2, alpha3] of Object.entries(countries.getAlpha2Codes())) {
    for (const name of names) spellings.set((name.of(alpha2) ?? alpha2).toLowerCase(), alpha2)
    spellings.set(alpha2.toLowerCase(), alpha2)
    spellings.set(alpha3.toLowerCase(), alpha2)
  }
  for (const [spelling, alpha2] of Object.entries(ALSO)) spellings.set(spelling, alpha2)
  return spellings
}

/** SQL of a table `(spelling, code)`. */
export function countryTable(): string {
  const rows = [...countrySpellings()].map(([spelling, code]) => `(${sqlText(spelling)}, ${sqlText(code)})`)
  return `(values ${rows.join(', ')}) as country_spelling (spelling, code)`
}
