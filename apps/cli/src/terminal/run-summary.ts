import type { NodeResult } from '@waypoint/contracts'
import { renderDifferences } from './difference-view.ts'
import { formatSeconds, plural } from './duration.ts'
import { formatLocation, renderError } from './error-view.ts'
import { isBad, isKept } from './node-line.ts'
import type { Style } from './style.ts'

export interface RunOutcome {
  readonly results: readonly NodeResult[]
  readonly seconds: number
  readonly interrupted: boolean
}

/** After a run: every failure in full, then one sentence. */
export function renderRunSummary(outcome: RunOutcome, style: Style): string {
  const failures = outcome.results.filter(isBad)
  const details = failures.map((result) => `\n${renderFailure(result, style)}`).join('')
  return `${details}${details === '' ? '' : '\n'}${sentence(outcome, style)}\n`
}

function renderFailure(result: NodeResult, style: Style): string {
  if (result.error !== null) return `${style.bold(result.uniqueId)}\n${renderError(result.error, style)}`
  if (result.resourceType === 'unit_test' && result.message !== null) {
    return `${style.bold(result.uniqueId)}\n${renderDifferences(result.message, style)}${sqlOf(result, style)}`
  }
  const rows = result.failures === null ? '' : `: ${plural(result.failures, 'failing row')}`
  return `${style.bold(result.uniqueId)}\n${style.bad('Failed')}${rows}${
    result.message === null ? '' : ` ${style.quiet(result.message)}`
  }\n${sqlOf(result, style)}`
}

function sqlOf({ compiledPath }: NodeResult, style: Style): string {
  if (compiledPath === null) return ''
  return `  ${style.quiet('SQL')} ${style.link(formatLocation({ file: compiledPath }))}\n`
}

function sentence(outcome: RunOutcome, style: Style): string {
  const count = (matches: (result: NodeResult) => boolean): number => outcome.results.filter(matches).length
  const parts: string[] = []
  const ok = count((result) => ['success', 'pass', 'no-op'].includes(result.status) && !isKept(result))
  const kept = count(isKept)
  const failed = count(isBad)
  const warned = count((result) => result.status === 'warn')
  const skipped = count((result) => result.status === 'skipped')
  if (ok > 0) parts.push(style.ok(`${ok} ok`))
  if (kept > 0) parts.push(style.quiet(`${kept} kept`))
  if (warned > 0) parts.push(style.warn(plural(warned, 'warning')))
  if (failed > 0) parts.push(style.bad(`${failed} failed`))
  if (skipped > 0) parts.push(style.quiet(`${skipped} skipped`))
  if (parts.length === 0) parts.push('nothing to do')
  const verb = outcome.interrupted ? style.warn('Interrupted after') : 'Done in'
  return `${verb} ${formatSeconds(outcome.seconds)}: ${parts.join(', ')}`
}
