/** Each kind of street as it is told from others: the spelling, and the others of it. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  st: ['street', 'str', 'strasse'],
  ave: ['avenue', 'av'],
  rd: ['road'],
  bd: ['boulevard', 'blvd'],
  dr: ['drive'],
  ln: ['lane'],
  ct: ['court'],
  pl: ['place', 'platz'],
  sq: ['square'],
  hwy: ['highway'],
  pkwy: ['parkway'],
  calle: ['c'],
  rue: ['r'],
  via: ['v'],
}

/** Suites, floors and post boxes: who sits where in a building. */
const WITHIN =
  ' (?:suite|ste|unit|apt|apartment|floor|fl|room|rm|level|building|bldg|etage|og|stock) +[^ ]+ | [^ ]+ (?:floor|etage|stock) '

/** A street address as the words by which it is told from others: one spelling of each kind of street, no suite. */
export function addressKey(address: string): string {
  const words = `regexp_replace(replace(lower(strip_accents(${address})), 'ß', 'ss'), '[^\\pL\\pN]+', '  ', 'g')`
  const joined = `regexp_replace(' ' || ${words} || ' ', '(str|strasse) ', 'st ', 'g')`
  const located = `regexp_replace(${joined}, '${WITHIN}', ' ', 'g')`
  const written = Object.entries(KINDS).reduce(
    (text, [short, others]) =>
      others.reduce((each, other) => `replace(${each}, ' ${other} ', ' ${short} ')`, text),
    located,
  )
  return `nullif(replace(${written}, ' ', ''), '')`
}
