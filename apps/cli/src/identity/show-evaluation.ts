import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { IdentityError, type ResolveSummary } from '@waypoint/identity'
import type { ExplainCommandOptions } from '../commands/identity.ts'
import type { Host } from '../host.ts'
import { renderAccuracy, renderEvaluation } from './evaluation-view.ts'

/** `waypoint identity evaluate`: what the last resolution with a truth came to. */
export function showEvaluation(options: ExplainCommandOptions, host: Host): void {
  const file = join(resolve(host.cwd, options.out), 'summary.json')
  const summary = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as ResolveSummary) : null
  if (summary?.evaluation === undefined || summary.evaluation === null) {
    throw new IdentityError({
      code: 'no-evaluation',
      message: `${file} holds no evaluation.`,
      hint: 'Resolve records whose company is known: waypoint identity resolve labelled.csv --truth company.',
      file,
    })
  }
  const { evaluation } = summary
  host.out(
    options.json === true
      ? `${JSON.stringify(evaluation, null, 2)}\n`
      : `${renderEvaluation(evaluation, host.style)}\n${renderAccuracy(evaluation, host.style)}`,
  )
}
