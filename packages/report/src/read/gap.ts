import type { Coverage } from '../brief/coverage.ts'
import { missing, type Section } from '../brief/section.ts'
import { term } from '../format/vocabulary.ts'
import type { MartName } from './marts.ts'
import type { Scope } from './scope.ts'

/** Why there is no content: the sources that feed it and are not connected, or that nothing fell on the day. */
export function whyMissing(
  scope: Pick<Scope, 'coverage' | 'marts'>,
  mart: MartName,
  sources: readonly string[],
): string {
  const absent = scope.coverage.sources.filter(
    (source) => sources.includes(source.source) && !source.isPresent,
  )
  if (absent.length > 0) return absent.map(absentSentence).join(' ')
  if (!scope.marts.has(mart)) return `This version was published without ${mart}.`
  return `${mart} has no rows for this day.`
}

export function gap(
  scope: Pick<Scope, 'coverage' | 'marts'>,
  what: string,
  from: { readonly mart: MartName; readonly sources: readonly string[] },
): Section<never> {
  return missing(what, whyMissing(scope, from.mart, from.sources))
}

function absentSentence(source: Coverage['sources'][number]): string {
  const consequences = new Set(
    source.tables.flatMap((table) => (table.consequence === null ? [] : [table.consequence])),
  )
  const because = `${term(source.source)} is not connected`
  return consequences.size === 0 ? `${because}.` : `${because}: ${[...consequences].slice(0, 2).join('; ')}.`
}
