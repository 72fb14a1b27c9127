import { arrow } from '@waypoint/report/format/numbers.ts'
import { Missing } from './figure.tsx'

interface DeltaProps {
  readonly value: number | null
  /** Writes the value with its sign. */
  readonly format: (value: number) => string
  /** What it is compared with: "vs Oct". */
  readonly against?: string
  readonly reason?: string
}

/** A change: sign, arrow and what it is measured against. */
export function Delta({ value, format, against, reason = 'There is nothing to compare with' }: DeltaProps) {
  if (value === null) return <Missing reason={reason} />
  const text = format(value)
  const isFlat = !/[1-9]/.test(text)
  return (
    <span className="figures nowrap">
      {isFlat ? '0' : text}
      {isFlat ? null : <span aria-hidden="true"> {arrow(value)}</span>}
      {against === undefined ? null : <span className="quiet"> {against}</span>}
    </span>
  )
}
