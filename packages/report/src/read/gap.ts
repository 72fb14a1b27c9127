import { missing, type Section } from '../brief/section.ts'
import { term } from '../format/vocabulary.ts'
import type { MartName } from './marts.ts'
import type { Scope } from './scope.ts'

/** A source table that a section cannot do without. */
export type Need = readonly [source: string, table: string]

export const needsBilling: Need = ['stripe', 'customer']
export const needsUsage: Need = ['app', 'usage_events']
export const needsTickets: Need = ['zendesk', 'ticket']

type Known = Pick<Scope, 'coverage' | 'marts'>

/** Why there can be no figure: the needed tables that are absent, with what follows from it. */
export function whyImpossible(scope: Pick<Scope, 'coverage'>, needs: readonly Need[]): string | null {
  const reasons = needs.flatMap(([sourceName, tableName]) => {
    const source = scope.coverage.sources.find((it) => it.source === sourceName)
    const table = source?.tables.find((it) => it.table === tableName)
    if (source === undefined || table === undefined || table.isPresent) return []
    const what = source.isPresent
      ? `${term(sourceName)} has no table ${tableName}`
      : `${term(sourceName)} is not connected`
    return [table.consequence === null ? `${what}.` : `${what}. ${table.consequence}.`]
  })
  return reasons.length === 0 ? null : reasons.join(' ')
}

/** The gap that a section leaves, or null when everything it needs is there. */
export function gapFor(
  scope: Known,
  what: string,
  from: { readonly mart: MartName; readonly needs: readonly Need[] },
): Section<never> | null {
  const why = whyImpossible(scope, from.needs)
  if (why !== null) return missing(what, why)
  return scope.marts.has(from.mart) ? null : missing(what, `This version was published without ${from.mart}.`)
}
