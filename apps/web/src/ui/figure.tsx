import type { Figure } from '@waypoint/report/brief/figure.ts'
import { missingMark } from '@waypoint/report/format/numbers.ts'

interface FigureTextProps {
  readonly figure: Figure
  readonly format: (value: number) => string
  /** The exact value, told on hover where the one shown is shortened. */
  readonly exact?: (value: number) => string
}

/** A number, or a dash that says on hover why there is none. */
export function FigureText({ figure, format, exact }: FigureTextProps) {
  if (figure.value === null) return <Missing reason={figure.reason ?? 'Not known'} />
  return (
    <span {...(exact === undefined ? {} : { 'data-tip': exact(figure.value) })}>{format(figure.value)}</span>
  )
}

/** Where a figure would stand. */
export function Missing({ reason }: { readonly reason: string }) {
  return (
    <span className="missing" data-tip={reason}>
      {missingMark}
      <span className="out-of-sight"> {reason}</span>
    </span>
  )
}
