import type { Brief } from '../brief/brief.ts'
import type { Coverage } from '../brief/coverage.ts'
import { day } from '../format/dates.ts'
import { term } from '../format/vocabulary.ts'

/** "Worked out from 4 of 4 sources, as of 21 Nov 2020". */
export function dataSentence(coverage: Coverage, brief: Brief): string {
  const there = coverage.sources.filter((source) => source.isPresent)
  const absent = coverage.sources.filter((source) => !source.isPresent).map((source) => term(source.source))
  const from = `Worked out from ${there.length} of ${coverage.sources.length} sources, as of ${day(brief.asOf)}`
  return absent.length === 0
    ? from
    : `${from}; ${absent.join(' and ')} ${absent.length === 1 ? 'is' : 'are'} missing`
}

/** "Checks passed 214 of 214", when the caller knows the version. */
export function checksSentence(brief: Brief): string | null {
  if (brief.version === undefined) return null
  return `${brief.version.checksPassed} of ${brief.version.checksTotal} checks passed`
}

/** What identifies the figures: the day, the version, the checks. */
export function factsOf(brief: Brief): readonly string[] {
  const checks = checksSentence(brief)
  const version = brief.version === undefined ? [] : [`version ${brief.version.id}`]
  return [day(brief.asOf), ...version, ...(checks === null ? [] : [checks])]
}

/** "Stripe charge: failed payments cost no points of health"; one sentence per source with something missing. */
export function gapSentences(coverage: Coverage): readonly string[] {
  return coverage.sources.flatMap((source) => {
    const absent = source.tables.filter((table) => !table.isPresent)
    if (absent.length === 0) return []
    const what = source.isPresent
      ? `${term(source.source)} ${absent.map((it) => it.table).join(', ')}`
      : term(source.source)
    const consequences = [...new Set(absent.flatMap((table) => table.consequence ?? []))]
    return [consequences.length === 0 ? what : `${what}: ${consequences.join('; ')}`]
  })
}
