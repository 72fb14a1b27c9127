import type { DayRange, GroupColumn, PlannedFigure, PlannedPart } from './query-plan.ts'

interface NotedPlan {
  readonly groups: readonly GroupColumn[]
  readonly parts: readonly PlannedPart[]
  readonly figures: readonly PlannedFigure[]
  readonly range: DayRange
}

/** Where the rows of an answer do not add up, and from which day a balance is. */
export function notesOn(plan: NotedPlan): readonly string[] {
  const isOverTime = plan.groups.some(({ use }) => use.name === 'metric_time')
  return [...balanceNotes(plan, isOverTime), ...additivityNotes(plan, isOverTime)]
}

function balanceNotes({ parts, figures }: NotedPlan, isOverTime: boolean): readonly string[] {
  const ids = new Set(parts.filter(({ reading }) => reading.kind === 'balance').map(({ id }) => id))
  const metrics = figures.filter(({ expression }) => partsIn(expression).some((id) => ids.has(id)))
  if (metrics.length === 0) return []
  const names = metrics.map(({ metric }) => metric).join(', ')
  return [`${names}: as of the last day of ${isOverTime ? 'each period' : 'the range'} with data.`]
}

function additivityNotes({ figures, groups }: NotedPlan, isOverTime: boolean): readonly string[] {
  if (groups.length === 0) return []
  const named = (additivity: string): string =>
    figures
      .filter((figure) => figure.additivity === additivity)
      .map(({ metric }) => metric)
      .join(', ')
  const none = named('none')
  const balances = isOverTime ? named('groups') : ''
  return [
    ...(none === '' ? [] : [`${none}: rows do not add up to the total; ask without --group-by for it.`]),
    ...(balances === '' ? [] : [`${balances}: rows of one period add up, periods do not.`]),
  ]
}

function partsIn(expression: PlannedFigure['expression']): readonly string[] {
  switch (expression.kind) {
    case 'part':
      return [expression.part]
    case 'ratio':
      return [...partsIn(expression.numerator), ...partsIn(expression.denominator)]
    case 'derived':
      return expression.inputs.flatMap(({ value }) => partsIn(value))
  }
}
