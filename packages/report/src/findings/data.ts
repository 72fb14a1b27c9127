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
