import { month as monthText } from '@waypoint/report/format/dates.ts'
import { count } from '@waypoint/report/format/numbers.ts'
import './month-bars.css'

interface MonthBarsProps {
  readonly feature: string
  readonly months: readonly { readonly date: string; readonly events: number }[]
}

const WIDTH = 112
const HEIGHT = 20
const SHOWN = 12

/** A bar for each of the last months, from zero. */
export function MonthBars({ feature, months }: MonthBarsProps) {
  const shown = months.slice(-SHOWN)
  const most = Math.max(1, ...shown.map(({ events }) => events))
  const step = WIDTH / SHOWN
  const [first] = shown
  const last = shown.at(-1)
  if (first === undefined || last === undefined) return null
  const words = `${feature}: ${count(first.events)} uses to ${monthText(first.date)}, ${count(last.events)} to ${monthText(last.date)}`
  return (
    <svg
      className="month-bars"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={words}
      data-tip={words}
    >
      {shown.map(({ date, events }, index) => (
        <rect
          key={date}
          x={(SHOWN - shown.length + index) * step}
          y={HEIGHT - (events / most) * HEIGHT}
          width={step - 2}
          height={(events / most) * HEIGHT}
        />
      ))}
    </svg>
  )
}
