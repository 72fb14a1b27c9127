import type { Backtest } from '../brief/backtest.ts'
import type { Brief } from '../brief/brief.ts'
import {
  backtestNote,
  backtestSentence,
  foresightCells,
  growthLabel,
  scorerCells,
} from '../findings/backtest.ts'
import { count, decimal, percent } from '../format/numbers.ts'
import { bandLabels, bandSigns, term } from '../format/vocabulary.ts'
import { wrapped } from './display-width.ts'
import { block, type Lines, type Screen } from './screen.ts'
import { figures, type TextColumn, textTable } from './text-table.ts'

export function backtestLines(brief: Brief, screen: Screen): Lines {
  return block(brief.backtest, screen, {
    heading: backtestSentence,
    body: (backtest) => [
      ...wrapped(backtestNote(backtest), screen.columns).map((line) => screen.paint(line, 'quiet')),
      ...tables(backtest).flatMap((it) =>
        it.rows.length === 0 ? [] : ['', ...textTable(tableOf(it), screen.columns, screen.paint)],
      ),
    ],
  })
}

interface PlainTable {
  readonly columns: readonly TextColumn[]
  readonly rows: readonly (readonly string[])[]
}

const tableOf = ({ columns, rows }: PlainTable) => ({ columns, rows: rows.map((cells) => ({ cells })) })

function tables(backtest: Backtest): readonly PlainTable[] {
  return [
    {
      columns: [
        { header: 'Highest tenth' },
        ...['Lift', 'Left', 'Of all leavers', 'Calibration error'].map(figures),
      ],
      rows: scorerCells(backtest).map((it) => [
        it.name,
        it.lift,
        it.churnRate,
        it.caught,
        it.calibrationError,
      ]),
    },
    {
      columns: [{ header: 'Band' }, ...['Customers', 'Left', 'Lift'].map(figures)],
      rows: backtest.bands.map((it) => [
        `${bandSigns[it.band]} ${bandLabels[it.band]}`,
        count(it.customers),
        percent(it.churnRate),
        decimal(it.lift, 2),
      ]),
    },
    {
      columns: [{ header: 'Who left' }, ...['Customers', 'Had a warning', 'Rules', 'Model'].map(figures)],
      rows: foresightCells(backtest),
    },
    {
      columns: [{ header: 'Sign of growth' }, ...['Customers', 'Expanded'].map(figures)],
      rows: backtest.growth.map((it) => [
        growthLabel(it.signal, term),
        count(it.customers),
        percent(it.precision),
      ]),
    },
  ]
}
