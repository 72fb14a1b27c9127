import type { NodeResult } from '@waypoint/contracts'
import { padTo, shorten } from './columns.ts'
import { formatCount, formatSeconds, plural } from './duration.ts'
import type { Style } from './style.ts'

export interface NodeLineContext {
  readonly description: string
  readonly index: number
  readonly total: number
  readonly style: Style
  readonly columns: number
}

const BAD: ReadonlySet<string> = new Set(['error', 'fail', 'partial success', 'runtime error'])

export function isBad(result: NodeResult): boolean {
  return BAD.has(result.status)
}

/** Of a run with `--changed`: what was there still holds. */
export const isKept = (result: NodeResult): boolean => result.adapterResponse['reused'] === true

/** ` 12 of 240  ok     table  marts.mrr_waterfall … 1,440 rows  0.31 s`, never wider than the terminal. */
export function nodeLine(result: NodeResult, context: NodeLineContext): string {
  const { style } = context
  const width = String(context.total).length
  const counter = style.quiet(`${String(context.index).padStart(width)} of ${context.total}`)
  const outcome = describeOutcome(result)
  const seconds = result.status === 'skipped' || isKept(result) ? '' : formatSeconds(result.seconds)
  const tail = [outcome, seconds].filter((part) => part !== '').join('  ')
  const room = Math.max(24, context.columns - (width * 2 + 4) - 9 - tail.length - 2)
  const name = padTo(shorten(context.description, room), room)
  return `${counter}  ${statusWord(result, style)}  ${name}  ${style.quiet(tail)}\n`
}

/** Statuses that are said in a shorter word. */
const WORDS: Readonly<Record<string, string>> = {
  success: 'ok',
  skipped: 'skip',
  'partial success': 'part',
  'runtime error': 'error',
}

function statusWord(result: NodeResult, style: Style): string {
  if (isKept(result)) return style.quiet('kept ')
  const word = padTo(WORDS[result.status] ?? result.status, 5)
  if (isBad(result)) return style.bad(word)
  if (result.status === 'warn') return style.warn(word)
  if (result.status === 'skipped' || result.status === 'no-op') return style.quiet(word)
  return style.ok(word)
}

function describeOutcome(result: NodeResult): string {
  if (result.resourceType === 'unit_test') return ''
  if (result.failures !== null && result.failures > 0) return plural(result.failures, 'failing row')
  if (result.rowsAffected !== null) return `${formatCount(result.rowsAffected)} rows`
  return result.resourceType === 'source' && result.error === null ? (result.message ?? '') : ''
}

const ORDER = ['model', 'seed', 'snapshot', 'test', 'unit_test', 'source', 'exposure', 'macro']
const SHOWN = new Set(['model', 'seed', 'snapshot', 'test', 'unit_test', 'source'])

/** `41 models, 9 seeds, 190 tests, 24 sources`. */
export function describeCounts(counts: Readonly<Record<string, number>>): string {
  const known = Object.entries(counts)
    .filter(([type, count]) => SHOWN.has(type) && count > 0)
    .toSorted(([left], [right]) => ORDER.indexOf(left) - ORDER.indexOf(right))
    .map(([type, count]) => plural(count, type.replace('_', ' ')))
  return known.length === 0 ? 'an empty project' : known.join(', ')
}
