import type { Backtest, RiskScorer, ScorerRecord } from '../brief/backtest.ts'
import { day } from '../format/dates.ts'
import { count, decimal, percent } from '../format/numbers.ts'

export const scorerLabels: Readonly<Record<RiskScorer, string>> = {
  model: 'Model',
  rules: 'Rules',
  health: 'Health score',
}

/** The score that leads: the model, where there is one. */
export const leadingScorer = ({ scorers }: Backtest): ScorerRecord | undefined => scorers[0]

/** "Customers in the highest tenth of risk left 5.1 times as often as all: 37.3% within 90 days". */
export function backtestSentence(backtest: Backtest): string {
  const leading = leadingScorer(backtest)
  const highest = leading?.tenths[0]
  if (highest === undefined || highest.lift === null) return 'What past scores said before customers left'
  return `Customers in the highest tenth of risk left ${decimal(highest.lift)} times as often as all: ${percent(highest.churnRate)} within 90 days`
}

/** Over what it was measured, and what is left out. */
export function backtestNote(backtest: Backtest): string {
  const leading = leadingScorer(backtest)
  const model =
    leading?.scorer === 'model'
      ? 'The model learned from other customers and earlier months only.'
      : 'There is no score by model: too few customers have left to learn from, or the project was not built by Waypoint.'
  return `${count(leading?.all.customers ?? 0)} scores of paying customers, given at month ends from ${day(backtest.from)} to ${day(backtest.to)}, of whom ${percent(leading?.all.churnRate ?? null)} left; customers whose cancellation was known are left out. ${model}`
}

const share = (risk: number | null): string => (risk === null ? '–' : decimal(risk, 2))

export interface ScorerCells {
  readonly name: string
  readonly lift: string
  readonly churnRate: string
  readonly caught: string
  readonly calibrationError: string
}

/** What each score is judged by. */
export function scorerCells({ scorers }: Backtest): readonly ScorerCells[] {
  return scorers.map(({ scorer, all, tenths, calibrationError }) => {
    const highest = tenths[0]
    return {
      name: scorerLabels[scorer],
      lift: decimal(highest?.lift ?? null, 2),
      churnRate: percent(highest?.churnRate ?? null),
      caught: percent(highest === undefined || all.churned === 0 ? null : highest.churned / all.churned),
      calibrationError: percent(calibrationError),
    }
  })
}

/** How many were there, how many had a warning, and their mean risks. */
export function foresightCells({ foresight }: Backtest): readonly (readonly string[])[] {
  return foresight.map((it) => [
    `${it.daysBefore} days before`,
    count(it.customers),
    percent(it.warned),
    share(it.meanRules),
    share(it.meanModel),
  ])
}

const growthLabels: Readonly<Record<string, string>> = {
  any_signal: 'Any sign',
  ready: 'All who are healthy',
  paying: 'All who pay',
}

export const growthLabel = (signal: string, otherwise: (code: string) => string): string =>
  growthLabels[signal] ?? otherwise(signal)
