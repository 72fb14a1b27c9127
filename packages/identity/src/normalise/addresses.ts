/** Kinds of streets, which people write, shorten or leave out at will. */
const KINDS = `
  street str st avenue ave av road rd boulevard blvd bd drive dr lane ln court ct place pl square sq highway hwy
  parkway pkwy calle c rue r via v ulica ul strasse platz
`
  .trim()
  .split(/\s+/)

/** Suites, floors and post boxes: who sits where in a building. */
const WITHIN =
  ' (?:suite|ste|unit|apt|apartment|floor|fl|room|rm|level|building|bldg|etage|og|stock) +[^ ]+ | [^ ]+ (?:floor|etage|stock) '

/** A street address as what tells it from others in its town: name and number, without the kind of street and suite. */
export function addressKey(address: string): string {
  const words = `regexp_replace(replace(lower(strip_accents(${address})), 'ß', 'ss'), '[^\\pL\\pN]+', '  ', 'g')`
  const located = `regexp_replace(' ' || ${words} || ' ', '${WITHIN}', ' ', 'g')`
  const named = `regexp_replace(${located}, ' (?:${KINDS.join('|')}) |(?:str|strasse) ', ' ', 'g')`
  return `nullif(replace(${named}, ' ', ''), '')`
}
