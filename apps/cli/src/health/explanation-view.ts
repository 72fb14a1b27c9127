import type { Evidence, ExplainedMeasure, HealthExplanation } from '@waypoint/health'
import { change, dayText, decimal, measureValue, percent, reasonSentence, term } from '@waypoint/report'
import { plural } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'

const EVIDENCE_SHOWN = 6

/** From 100 down to the score, measure by measure; then what was not counted, and the records behind it. */
export function renderExplanation(
  explanation: HealthExplanation,
  { style, columns }: { readonly style: Style; readonly columns: number },
): string {
  return [
    headline(explanation, style),
    waterfall(explanation, style),
    held(explanation),
    others(explanation, { style, columns }),
    evidenceOf(explanation.measures, style),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const bandText = (band: string): string => term(band).toLowerCase()

function headline(explanation: HealthExplanation, style: Style): string {
  const { customer, day, dataCoverage } = explanation
  const score = day.score === null ? 'no score' : `${decimal(day.score)}, ${bandText(day.band)}`
  const title = style.bold(`Health of ${customer.name} on ${dayText(day.date)}: ${score}`)
  const kind = `${term(explanation.segment)}, ${explanation.lifecycleStage}.`
  const parts = [
    `${title}  ${style.quiet(customer.customerId)}`,
    day.score === null ? whyNoScore(explanation) : changes(explanation),
    `${kind} ${percent(dataCoverage, 0)} of the weight had data.`,
  ]
  return `${parts.join('\n')}\n`
}

function changes({ day, dayBefore, weeksBefore }: HealthExplanation): string {
  const against = (then: HealthExplanation['dayBefore'], when: string): string => {
    if (then === null || then.score === null || day.score === null) return `no score ${when}`
    const difference = change(day.score - then.score)
    return `${difference === '0' ? 'unchanged' : difference} since ${when} (${decimal(then.score)}, ${bandText(then.band)})`
  }
  const text = `${against(dayBefore, 'the day before')}; ${against(weeksBefore, '28 days before')}.`
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function whyNoScore(explanation: HealthExplanation): string {
  const { daysOfHistory, minimumHistoryDays, dataCoverage, minimumCoverage } = explanation
  if (daysOfHistory < minimumHistoryDays) {
    return `Known for ${plural(daysOfHistory, 'day')}; a score needs ${minimumHistoryDays}.`
  }
  return `Only ${percent(dataCoverage, 0)} of the weight had data; a score needs ${percent(minimumCoverage, 0)}.`
}

function waterfall({ measures }: HealthExplanation, style: Style): string {
  const lost = measures.filter(({ points }) => points > 0)
  if (lost.length === 0) return ''
  let left = 100
  const rows = lost.flatMap((one) => {
    left -= one.points
    const row = [
      decimal(left),
      `−${decimal(one.points)}`,
      changed(one.points, one.pointsDayBefore),
      changed(one.points, one.pointsWeeksBefore),
      reasonSentence(one),
    ]
    const limits = thresholds(one)
    return limits === '' ? [row] : [row, ['', '', '', '', style.quiet(limits)]]
  })
  return renderTable(
    [
      { title: 'left', align: 'right' },
      { title: 'points', align: 'right' },
      { title: '1 day', align: 'right' },
      { title: '28 days', align: 'right' },
      { title: 'reason', align: 'left' },
    ],
    [['100.0', '', '', '', ''], ...rows],
    style,
  )
}

/** What the measure did to the score since then: points lost more are a fall. */
function changed(now: number, then: number | null): string {
  return then === null ? '–' : change(then - now)
}

function thresholds({ measure, noPenaltyAt, fullPenaltyAt, weight }: ExplainedMeasure): string {
  if (noPenaltyAt === null || fullPenaltyAt === null) return ''
  return `  free up to ${measureValue(measure, noPenaltyAt)}, all ${weight} points at ${measureValue(measure, fullPenaltyAt)}`
}

function held({ ceiling }: HealthExplanation): string {
  if (ceiling === null) return ''
  const at = measureValue(ceiling.measure, ceiling.from)
  return `Held at ${decimal(ceiling.score, 2)}: ${inText(term(ceiling.measure))} at ${at} or worse allows no band better than ${bandText(ceiling.bestBand)}.\n`
}

function others(
  { measures }: HealthExplanation,
  { style, columns }: { readonly style: Style; readonly columns: number },
): string {
  const weighty = measures.filter(({ points, weight }) => points === 0 && weight > 0)
  const lines: readonly (readonly [string, readonly ExplainedMeasure[]])[] = [
    ['Costs nothing', weighty.filter(({ state }) => state === 'measured' || state === 'good_news')],
    ['Nothing to measure', weighty.filter(({ state }) => state === 'not_applicable')],
    ['No data, left out', weighty.filter(({ state }) => state === 'missing')],
  ]
  return lines
    .filter(([, found]) => found.length > 0)
    .map(([title, found]) => `${style.bold(title)}\n${wrapped(found.map(named), columns)}`)
    .join('')
}

function wrapped(parts: readonly string[], columns: number): string {
  const lines = parts.reduce<readonly string[]>((before, part) => {
    const last = before.at(-1)
    const joined = `${last}, ${part}`
    if (last === undefined || joined.length > columns) return [...before, `  ${part}`]
    return [...before.slice(0, -1), joined]
  }, [])
  return `${lines.join(',\n')}\n`
}

/** In the middle of a sentence; abbreviations stay as they are. */
function inText(text: string): string {
  return /^[A-Z]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1)
}

function named({ measure, value }: ExplainedMeasure): string {
  const name = inText(term(measure))
  return value === null ? name : `${name} ${measureValue(measure, value)}`
}

function evidenceOf(measures: readonly ExplainedMeasure[], style: Style): string {
  const found = measures.flatMap(({ measure, evidence }) => evidence.map((one) => ({ measure, one })))
  if (found.length === 0) return ''
  const table = renderTable(
    [
      { title: 'evidence', align: 'left' },
      { title: 'record', align: 'left' },
      { title: 'happened', align: 'left' },
      { title: 'known', align: 'left' },
      { title: 'counts until', align: 'left' },
    ],
    found.slice(0, EVIDENCE_SHOWN).map(({ measure, one }) => evidenceRow(measure, one, style)),
    style,
  )
  const more = found.length - EVIDENCE_SHOWN
  return more > 0 ? `${table}${style.quiet(`and ${more} more; --json has all`)}\n` : table
}

function evidenceRow(measure: string, one: Evidence, style: Style): readonly string[] {
  const isLate = one.knownFrom > one.happenedOn
  return [
    `${term(measure)}${one.detail === null ? '' : `, ${term(one.detail).toLowerCase()}`}`,
    one.record,
    one.happenedOn,
    isLate ? style.warn(`${one.knownFrom} late`) : one.knownFrom,
    one.countsUntil > '9000' ? 'solved' : one.countsUntil,
  ]
}
