import { sqlText } from '../database/sql-text.ts'
import { ABBREVIATIONS, COMMON_WORDS, PLACE_WORDS } from './common-words.ts'
import { ATTACHED_LEGAL_FORMS, LEGAL_FORMS, LEGAL_SYNONYMS } from './legal-forms.ts'

const anyOf = (words: readonly string[]): string => words.join('|')

/** Domains written where a name belongs: `acme.co.uk`, `www.acme.com`. */
const DOMAIN_AS_NAME = String.raw`^(?:www\.)?([\pL\d-]{2,})(?:\.[a-z]{2,4}){1,2}$`

/** One spelling of each legal form that has several. */
const LEGAL_SYNONYMS_SQL = `case legal ${Object.entries(LEGAL_SYNONYMS)
  .map(([spelling, form]) => `when ${sqlText(spelling)} then ${sqlText(form)}`)
  .join(' ')} when '' then null else legal end`

/**
 * SQL of the rows of `source` with what their `name` is compared by: `name_key` (without case, accents,
 * punctuation and legal form), `name_core` (also without common words and places), `name_first` (its first word),
 * `name_place`, `name_initials` (of three words and more), `name_legal` (what kind of company it says it is).
 */
export function normalisedNames(source: string): string {
  const attached = ATTACHED_LEGAL_FORMS.reduce(
    (text, form) => `replace(${text}, ${sqlText(form)}, ' ')`,
    'lower(strip_accents(nfc_normalize(name)))',
  )
  const plain = 'case when strlen(name) = length(name) then lower(name) else ' + attached + ' end'
  const withoutForm = `regexp_replace(padded, ${sqlText(` (?:${anyOf(LEGAL_FORMS)}) `)}, '', 'g')`
  const bare = Object.entries(ABBREVIATIONS).reduce(
    (text, [short, long]) => `replace(${text}, ' ${short} ', ' ${long} ')`,
    'unformed',
  )
  return `
    select * exclude (written, words, padded, bare, kept, core, legal),
      nullif(replace(kept, ' ', ''), '') as name_key,
      nullif(replace(case when core = '' then kept else core end, ' ', ''), '') as name_core,
      split_part(words, ' ', 1) as name_first,
      case when length(core) = length(kept) then left(kept, 0)
        else regexp_extract(kept, ${sqlText(` (${anyOf(PLACE_WORDS)}) `)}, 1) end as name_place,
      ${LEGAL_SYNONYMS_SQL} as name_legal,
      case when length(kept) - length(replace(kept, ' ', '')) >= 6 then regexp_replace(kept, ' (.)[^ ]* ', '\\1', 'g') end as name_initials
    from (
      select *, regexp_replace(kept, ${sqlText(` (?:${anyOf([...COMMON_WORDS, ...PLACE_WORDS])}) `)}, '', 'g') as core
      from (
        select *, case when bare = '' then padded else bare end as kept
        from (
          select * exclude (unformed), case when regexp_matches(unformed, ${sqlText(` (?:${anyOf(Object.keys(ABBREVIATIONS))}) `)}) then ${bare} else unformed end as bare,
            case when length(unformed) < length(padded) then regexp_extract(padded, ${sqlText(` (${anyOf(LEGAL_FORMS)}) `)}, 1) end as legal
          from (
            select *, ${withoutForm} as unformed from (select *, ' ' || replace(words, ' ', '  ') || ' ' as padded
            from (
              select *, trim(regexp_replace(translate(
                case when contains(written, '.') then regexp_replace(written, ${sqlText(DOMAIN_AS_NAME)}, '\\1') else written end,
                '.''’\`', ''), '[^\\pL\\pN]+', ' ', 'g')) as words
              from (select *, trim(${plain}) as written from ${source})
            ))
          )
        )
      )
    )`
}
