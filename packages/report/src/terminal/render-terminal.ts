import type { Brief } from '../brief/brief.ts'
import { factsOf } from '../findings/data.ts'
import { positionDetail, positionSentence } from '../findings/position.ts'
import { backtestLines } from './backtest.ts'
import { changeLines } from './changes.ts'
import { cohortLines } from './cohorts.ts'
import { dataLines } from './data.ts'
import { wrapped } from './display-width.ts'
import { growthLines } from './growth.ts'
import { painter } from './paint.ts'
import { bandLines, figureLines } from './position.ts'
import { retentionLines, revenueLines } from './revenue.ts'
import type { Screen } from './screen.ts'
import { serviceLines } from './service.ts'
import { watchlistLines } from './watchlist.ts'

export interface TerminalOptions {
  /** Width of the terminal; below 80 is taken as 80. */
  readonly columns: number
  readonly color: boolean
}

/** The brief as text: a sentence first, then aligned evidence that fits 80 columns and uses more. */
export function renderTerminal(brief: Brief, options: TerminalOptions): string {
  const screen: Screen = {
    columns: Math.min(140, Math.max(80, options.columns)),
    paint: painter(options.color),
  }
  const detail = positionDetail(brief)
  const lines = [
    ...wrapped(positionSentence(brief), screen.columns).map((line) => screen.paint(line, 'strong')),
    ...(detail === '' ? [] : wrapped(detail, screen.columns)),
    '',
    ...wrapped(['Customer current position', ...factsOf(brief)].join(' · '), screen.columns).map((line) =>
      screen.paint(line, 'quiet'),
    ),
    ...figureLines(brief, screen),
    ...bandLines(brief, screen),
    ...watchlistLines(brief, screen),
    ...changeLines(brief, screen),
    ...revenueLines(brief, screen),
    ...retentionLines(brief, screen),
    ...cohortLines(brief, screen),
    ...growthLines(brief, screen),
    ...serviceLines(brief, screen),
    ...backtestLines(brief, screen),
    ...dataLines(brief, screen),
  ]
  return `${lines.join('\n')}\n`
}
