import type { HealthDay } from '../brief/watchlist.ts'
import { daysBetween, shortDay } from '../format/dates.ts'
import { decimal } from '../format/numbers.ts'
import { bandLabels } from '../format/vocabulary.ts'
import { html, type Markup } from '../html/markup.ts'

const width = 120
const height = 34
const inset = 3

/** 90 days of health from 0 to 100 over the band of each day; days without a score leave a gap. */
export function sparkline(history: readonly HealthDay[], name: string): Markup | null {
  const [first] = history
  const last = history.at(-1)
  if (first === undefined || last === undefined) return null
  const span = Math.max(1, daysBetween(first.date, last.date))
  const x = (date: string): number => rounded((daysBetween(first.date, date) / span) * (width - inset))
  const y = (score: number): number => rounded(inset + (1 - score / 100) * (height - 2 * inset))
  const scored = history.filter((it) => it.score !== null)
  const text = spoken(history, name)
  return html`<svg class="spark" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${text}"><title>${text}</title>${bandRuns(
    history,
  ).map(
    (run) =>
      html`<rect class="band-${run.band}" x="${x(run.from)}" width="${rounded(Math.max(1, x(run.to) - x(run.from)))}" y="0" height="${height}"/>`,
  )}<path d="${line(history, x, y)}"/>${
    last.score === null
      ? null
      : html`<circle class="band-${last.band}" cx="${x(last.date)}" cy="${y(last.score)}" r="3"/>`
  }${scored.length === 0 ? html`<text x="0" y="${height / 2}">no score</text>` : null}</svg>`
}

interface BandRun {
  readonly band: HealthDay['band']
  readonly from: string
  readonly to: string
}

/** Consecutive days in one band; a run reaches to the first day of the next. */
function bandRuns(history: readonly HealthDay[]): readonly BandRun[] {
  const runs: BandRun[] = []
  for (const it of history) {
    const open = runs.at(-1)
    if (open !== undefined) runs[runs.length - 1] = { ...open, to: it.date }
    if (open?.band !== it.band) runs.push({ band: it.band, from: it.date, to: it.date })
  }
  return runs
}

function line(
  history: readonly HealthDay[],
  x: (date: string) => number,
  y: (score: number) => number,
): string {
  let isPenDown = false
  return history
    .flatMap((it) => {
      const move = it.score === null ? '' : `${isPenDown ? 'L' : 'M'}${x(it.date)} ${y(it.score)}`
      isPenDown = it.score !== null
      return move === '' ? [] : [move]
    })
    .join('')
}

function spoken(history: readonly HealthDay[], name: string): string {
  const scored = history.filter((it) => it.score !== null)
  const [first] = scored
  const last = scored.at(-1)
  if (first === undefined || last === undefined) return `Health of ${name}: no score`
  return `Health of ${name}: ${decimal(first.score)} on ${shortDay(first.date)}, ${decimal(last.score)} on ${shortDay(last.date)} (${bandLabels[last.band]})`
}

const rounded = (value: number): number => Math.round(value * 10) / 10
