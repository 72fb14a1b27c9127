import type { Brief } from '../brief/brief.ts'
import type { Coverage, SetAside } from '../brief/coverage.ts'
import { day } from '../format/dates.ts'
import { count } from '../format/numbers.ts'
import { term } from '../format/vocabulary.ts'

/** "Worked out from 4 of 4 sources, as of 21 Nov 2020". */
export function dataSentence(coverage: Coverage, brief: Brief): string {
  const there = coverage.sources.filter((source) => source.isPresent)
  const absent = coverage.sources.filter((source) => !source.isPresent).map((source) => term(source.source))
  const from = `Worked out from ${there.length} of ${coverage.sources.length} sources, as of ${day(brief.asOf)}`
  return absent.length === 0
    ? from
    : `${from}; ${listed(absent)} ${absent.length === 1 ? 'is' : 'are'} missing`
}

/** "Checks passed 214 of 214", when the caller knows the version. */
export function checksSentence(brief: Brief): string | null {
  if (brief.version === undefined) return null
  return `${count(brief.version.checksPassed)} of ${count(brief.version.checksTotal)} checks passed`
}

/** What identifies the figures: the day, the version, the checks. */
export function factsOf(brief: Brief): readonly string[] {
  const checks = checksSentence(brief)
  const version = brief.version === undefined ? [] : [`version ${brief.version.id}`]
  return [day(brief.asOf), ...version, ...(checks === null ? [] : [checks])]
}

/** "Stripe charge: Failed payments are unknown"; a source that is missing as a whole has one sentence. */
export function gapSentences(coverage: Coverage): readonly string[] {
  return [...missingSentences(coverage), ...coverage.setAside.map(setAsideSentence)]
}

function missingSentences(coverage: Coverage): readonly string[] {
  return coverage.sources.flatMap((source) => {
    if (!source.isPresent)
      return [withConsequence(`${term(source.source)} is not connected`, source.consequence)]
    const absent = source.tables.filter((table) => !table.isPresent)
    return absent.map((table) =>
      withConsequence(`${term(source.source)} ${table.table} is missing`, table.consequence),
    )
  })
}

const impossible: Readonly<Record<string, string>> = {
  from_the_future: 'claim to be later than their arrival',
  before_its_time: 'claim to be older than the company',
  without_time: 'have no time',
  without_account: 'name no account',
  without_product: 'name no product',
}

/** "12 of the rows of App database usage_events claim to be later than their arrival and are set aside". */
function setAsideSentence({ source, table, reason, count: rows }: SetAside): string {
  return `${count(rows)} of the rows of ${term(source)} ${table} ${impossible[reason] ?? reason} and are set aside`
}

/** "A", "A and B", "A, B and C". */
function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? ''
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`
}

const withConsequence = (what: string, consequence: string | null): string =>
  consequence === null ? what : `${what}: ${consequence}`
