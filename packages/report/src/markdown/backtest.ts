import type { Backtest } from '../brief/backtest.ts'
import { backtestNote, foresightCells, growthLabel, scorerCells } from '../findings/backtest.ts'
import { month } from '../format/dates.ts'
import { count, decimal, percent } from '../format/numbers.ts'
import { bandLabels, term } from '../format/vocabulary.ts'
import { escaped } from './escape.ts'
import { markdownTable } from './table.ts'

export function backtestTables(backtest: Backtest): string {
  return [
    escaped(backtestNote(backtest)),
    markdownTable(
      ['Highest tenth of', 'Lift', 'Left within 90 days', 'Share of all who left', 'Calibration error'],
      1,
      scorerCells(backtest).map((it) => [it.name, it.lift, it.churnRate, it.caught, it.calibrationError]),
    ),
    markdownTable(
      ['Band', 'Customers', 'Left within 90 days', 'Lift'],
      1,
      backtest.bands.map((it) => [
        bandLabels[it.band],
        count(it.customers),
        percent(it.churnRate),
        decimal(it.lift, 2),
      ]),
    ),
    markdownTable(
      ['Who left', 'Customers', 'Had a warning', 'Mean risk by rules', 'Mean risk by model'],
      1,
      foresightCells(backtest),
    ),
    markdownTable(
      [
        'Month',
        'Left within 90 days',
        'Lift of model',
        'Lift of rules',
        'Lift of health',
        'Calibration error',
      ],
      1,
      backtest.months.map((it) => [
        month(it.date),
        percent(it.churnRate),
        decimal(it.lifts.model, 2),
        decimal(it.lifts.rules, 2),
        decimal(it.lifts.health, 2),
        percent(it.calibrationError),
      ]),
    ),
    backtest.growth.length === 0
      ? ''
      : markdownTable(
          ['Sign of growth', 'Customers', 'Bought more within 90 days'],
          1,
          backtest.growth.map((it) => [
            escaped(growthLabel(it.signal, term)),
            count(it.customers),
            percent(it.precision),
          ]),
        ),
  ]
    .filter((it) => it !== '')
    .join('\n\n')
}
