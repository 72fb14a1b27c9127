import { type EventListener, WaypointError, WaypointErrors } from '@waypoint/contracts'
import type { InvocationOptions } from '../invocation.ts'
import { warningLists } from './warning-lists.ts'
import { codesNamed } from './warning-names.ts'

export type Verdict = 'error' | 'warn' | 'silence'

/** Decides what becomes of a warning: `--warn-error`, `--warn-error-options`. */
export class WarningPolicy {
  readonly #all: boolean
  readonly #error: ReadonlySet<string>
  readonly #warn: ReadonlySet<string>
  readonly #silence: ReadonlySet<string>

  constructor(options: InvocationOptions) {
    const lists = warningLists(options)
    this.#all =
      options.warnError === true ||
      lists.error === 'all' ||
      lists.error.some((name) => name === 'all' || name === '*')
    this.#error = codes(lists.error === 'all' ? [] : lists.error)
    this.#warn = codes(lists.warn)
    this.#silence = codes(lists.silence)
  }

  verdict(code: string): Verdict {
    if (this.#silence.has(code)) return 'silence'
    if (this.#warn.has(code)) return 'warn'
    return this.#all || this.#error.has(code) ? 'error' : 'warn'
  }

  /** A warning of a template: told, dropped, or thrown as the error of the node that gave it. */
  say(message: string, tell: () => void): void {
    const verdict = this.verdict('template-warning')
    if (verdict === 'error') throw asError(new WaypointError({ code: 'template-warning', message }))
    if (verdict === 'warn') tell()
  }

  /** Tells of the warnings that stay warnings, then throws those that are errors. */
  report(warnings: readonly WaypointError[], listener: EventListener | undefined): void {
    const errors: WaypointError[] = []
    for (const warning of warnings) {
      const verdict = this.verdict(warning.code)
      if (verdict === 'warn') listener?.({ kind: 'warning', warning })
      if (verdict === 'error') errors.push(asError(warning))
    }
    if (errors.length > 0) throw new WaypointErrors(errors)
  }
}

/** The same words, and which flag made it an error. */
function asError(warning: WaypointError): WaypointError {
  const { hint, location } = warning
  const because = 'Warnings of this kind are errors: --warn-error or --warn-error-options.'
  return new WaypointError({
    code: warning.code,
    message: warning.message,
    macroStack: warning.macroStack,
    ...(location === undefined ? {} : { location }),
    hint: hint === undefined ? because : `${hint} ${because}`,
  })
}

function codes(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => codesNamed(name) ?? []))
}
