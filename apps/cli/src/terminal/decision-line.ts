import type { EngineEvent } from '@waypoint/contracts'
import type { Style } from './style.ts'

type Decision = Extract<EngineEvent, { readonly kind: 'node-decided' }>

/** `build  customers  body changed` or `kept   customers  unchanged since 2026-11-20 10:12`. */
export function decisionLine({ name, reused, reasons }: Decision, style: Style): string {
  const word = reused ? style.quiet('kept ') : style.ok('build')
  return `${word}  ${style.bold(name)}  ${style.quiet(reasons.join('; '))}\n`
}
