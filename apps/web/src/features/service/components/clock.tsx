import { duration } from '@waypoint/report/format/durations.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Missing } from '../../../ui/figure.tsx'
import './clock.css'

interface ClockProps {
  readonly state: string | null
  readonly elapsedSeconds: number | null
  readonly targetSeconds: number | null
}

/** Whether a promise was kept, by shape, colour and word. */
export function Clock({ state, elapsedSeconds, targetSeconds }: ClockProps) {
  if (state === null) return <Missing reason="No promise was in force" />
  const tip = `${duration(elapsedSeconds)} of ${duration(targetSeconds)} business time`
  return (
    <span className={`clock is-${state}`} data-tip={tip}>
      <i aria-hidden="true" />
      {term(state)}
    </span>
  )
}
