const KINDS: readonly (readonly [pattern: string, short: string])[] = [
  ['street|str|st|strasse', 'st'],
  ['avenue|ave|av', 'ave'],
  ['road|rd', 'rd'],
  ['boulevard|blvd|bd', 'bd'],
  ['drive|dr', 'dr'],
  ['lane|ln', 'ln'],
  ['court|ct', 'ct'],
  ['place|pl|platz', 'pl'],
  ['square|sq', 'sq'],
  ['highway|hwy', 'hwy'],
  ['parkway|pkwy', 'pkwy'],
  ['calle|c', 'calle'],
  ['rue|r', 'rue'],
  ['via|v', 'via'],
]

/** Suites, floors and post boxes: who sits where in a building. */
const WITHIN =
  ' (?:suite|ste|unit|apt|apartment|floor|fl|room|rm|level|building|bldg|etage|og|stock) +[^ ]+ | [^ ]+ (?:floor|etage|stock) '

/** A street address as the words by which it is told from others: one spelling of each kind of street, no suite. */
export function addressKey(address: string): string {
  const words = `regexp_replace(replace(lower(strip_accents(${address})), 'ß', 'ss'), '[^\\pL\\pN]+', '  ', 'g')`
  const joined = `regexp_replace(' ' || ${words} || ' ', '(str|strasse) ', 'st ', 'g')`
  const located = `regexp_replace(${joined}, '${WITHIN}', ' ', 'g')`
  const written = KINDS.reduce(
    (text, [pattern, short]) => `regexp_replace(${text}, ' (?:${pattern}) ', ' ${short} ', 'g')`,
    located,
  )
  return `nullif(replace(${written}, ' ', ''), '')`
}
