import { sqlText } from '../database/sql-text.ts'
import { ABBREVIATIONS, COMMON_WORDS, PLACE_WORDS } from './common-words.ts'
import { ATTACHED_LEGAL_FORMS, LEGAL_FORMS } from './legal-forms.ts'

const anyOf = (words: readonly string[]): string => words.join('|')

/** Domains written where a name belongs: `acme.co.uk`, `www.acme.com`. */
const DOMAIN_AS_NAME = String.raw`^(?:www\.)?([\pL\d-]{2,})(?:\.[a-z]{2,4}){1,2}$`

/**
 * SQL that makes of `(rid, name)` what names are compared by:
 * `name_key` (without case, accents, punctuation and legal form), `name_core` (also without common words and
 * places), `name_first` (its first word), `name_place`, `name_initials`.
 */
export function normalisedNames(source: string): string {
  const attached = ATTACHED_LEGAL_FORMS.reduce(
    (text, form) => `replace(${text}, ${sqlText(form)}, ' ')`,
    'lower(strip_accents(nfc_normalize(name)))',
  )
  const withoutForm = `regexp_replace(padded, ${sqlText(` (?:${anyOf(LEGAL_FORMS)}) `)}, '', 'g')`
  const bare = Object.entries(ABBREVIATIONS).reduce(
    (text, [short, long]) => `replace(${text}, ' ${short} ', ' ${long} ')`,
    withoutForm,
  )
  return `
    with written as (
      select rid, trim(${attached}) as text from ${source} where name is not null
    ),
    named as (
      select rid, case when contains(text, '.') then regexp_replace(text, ${sqlText(DOMAIN_AS_NAME)}, '\\1') else text end as text
      from written
    ),
    spaced as (
      select rid, trim(regexp_replace(translate(text, '.''’\`', ''), '[^\\pL\\pN]+', ' ', 'g')) as words from named
    ),
    padded as (
      select rid, words, ' ' || replace(words, ' ', '  ') || ' ' as padded from spaced
    ),
    bare as (
      select rid, words, padded, ${bare} as bare
      from padded
    ),
    kept as (
      select rid, words, case when bare = '' then padded else bare end as bare from bare
    ),
    reduced as (
      select rid, words, bare,
        regexp_replace(bare, ${sqlText(` (?:${anyOf([...COMMON_WORDS, ...PLACE_WORDS])}) `)}, '', 'g') as core
      from kept
    )
    select
      rid,
      nullif(replace(bare, ' ', ''), '') as name_key,
      nullif(replace(case when core = '' then bare else core end, ' ', ''), '') as name_core,
      split_part(words, ' ', 1) as name_first,
      regexp_extract(bare, ${sqlText(` (${anyOf(PLACE_WORDS)}) `)}, 1) as name_place,
      regexp_replace(bare, ' (.)[^ ]* ', '\\1', 'g') as name_initials
    from reduced`
}
