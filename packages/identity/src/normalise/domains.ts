import psl from 'psl'
import type { Database } from '../database/database.ts'
import { sqlText } from '../database/sql-text.ts'
import { textOf } from '../database/text-of.ts'
import { FREE_MAIL_DOMAINS, PLATFORM_DOMAINS } from './free-mail.ts'

/** A host out of what people write: scheme, `www.`, path, port and user are dropped. Most texts have none of these. */
const hostOf = (text: string): string => {
  const stripped = String.raw`rtrim(regexp_replace(regexp_replace(${text}, '^([a-z][a-z+.-]*:)?//|^mailto:', ''), '^([^/@]*@)?(www\d?\.)?|[/:?#].*$', '', 'g'), '.')`
  return String.raw`case when starts_with(${text}, 'www') or regexp_matches(${text}, '[/:@?#]|\.$') then ${stripped} else ${text} end`
}

const NOT_A_COMPANY = [...FREE_MAIL_DOMAINS, ...PLATFORM_DOMAINS]

/**
 * Makes the table `record_domain (rid, domain, root, rank)`: the registrable domains of each record, best first
 * (its own column, then the website, then mail addresses), without those of mail providers and platforms.
 * `root` is the part before the public suffix: `acme` of `acme.co.uk`.
 */
export async function normaliseDomains(database: Database, source: string): Promise<void> {
  await database.run(`
    create or replace temp table host as
    with written as (
      select rid, 1 as rank, unnest(string_split(lower(trim(domain)), ';')) as text from ${source} where domain is not null
      union all
      select rid, 2, unnest(string_split(lower(trim(website)), ';')) from ${source} where website is not null
      union all
      select rid, 3, split_part(unnest(string_split(lower(trim(email)), ';')), '@', 2) from ${source} where contains(email, '@')
    ),
    hosts as (
      select rid, min(rank) as rank, ${hostOf('trim(text)')} as host from written group by rid, host
    )
    select rid, rank, host, string_split(host, '.') as labels
    from hosts
    where regexp_matches(host, '^[\\pL\\pN_-]+(\\.[\\pL\\pN_-]+)+$')`)
  await findPublicSuffixes(database)
  await database.run(`
    create or replace temp table record_domain as
    with registrable as (
      select
        rid,
        rank,
        case
          when len(labels) > 3 and three.suffix is not null then array_to_string(labels[-4:], '.')
          when len(labels) > 2 and two.suffix is not null then array_to_string(labels[-3:], '.')
          else array_to_string(labels[-2:], '.')
        end as domain
      from host
      left join public_suffix as two on len(labels) > 2 and array_to_string(labels[-2:], '.') = two.suffix
      left join public_suffix as three on len(labels) > 3 and array_to_string(labels[-3:], '.') = three.suffix
    )
    select rid, domain, split_part(domain, '.', 1) as root, min(rank) as rank
    from registrable
    where domain not in (${NOT_A_COMPANY.map(sqlText).join(', ')})
    group by rid, domain`)
}

/** Of the endings that occur, those below which anybody can register a name (publicsuffix.org). */
async function findPublicSuffixes(database: Database): Promise<void> {
  const endings = await database.rows(`
    select distinct array_to_string(labels[-2:], '.') as ending from host where len(labels) > 2
    union
    select distinct array_to_string(labels[-3:], '.') from host where len(labels) > 3`)
  const suffixes = endings.map(({ ending }) => textOf(ending)).filter(isPublicSuffix)
  await database.run('create or replace temp table public_suffix (suffix varchar)')
  if (suffixes.length === 0) return
  await database.run(
    `insert into public_suffix values ${suffixes.map((each) => `(${sqlText(each)})`).join(', ')}`,
  )
}

function isPublicSuffix(ending: string): boolean {
  const parsed = psl.parse(`x.${ending}`)
  return 'tld' in parsed && parsed.tld === ending
}
