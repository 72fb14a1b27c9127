import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import './sparkline.css'

interface SparkDay {
  readonly date: string
  readonly score: number | null
  readonly band: HealthBand
}

const WIDTH = 96
const HEIGHT = 22
const PAD = 2

/** The score of the last days, 0–100, with the band of the last day as its end point. */
export function Sparkline({ days, label }: { readonly days: readonly SparkDay[]; readonly label: string }) {
  const last = days.findLast((day) => day.score !== null)
  if (last === undefined) return null
  const step = (WIDTH - 2 * PAD) / Math.max(1, days.length - 1)
  const x = (index: number): number => PAD + index * step
  const y = (score: number): number => PAD + ((100 - score) / 100) * (HEIGHT - 2 * PAD)
  return (
    <svg
      className="spark"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={label}
    >
      <line x1={PAD} x2={WIDTH - PAD} y1={y(50)} y2={y(50)} />
      <path d={pathOf(days, x, y)} />
      <circle className={`is-${last.band}`} cx={x(days.indexOf(last))} cy={y(last.score ?? 0)} r="2.5" />
    </svg>
  )
}

/** Days without a score break the line. */
function pathOf(
  days: readonly SparkDay[],
  x: (index: number) => number,
  y: (score: number) => number,
): string {
  let isDrawing = false
  return days
    .map((day, index) => {
      if (day.score === null) {
        isDrawing = false
        return ''
      }
      const command = isDrawing ? 'L' : 'M'
      isDrawing = true
      return `${command}${x(index).toFixed(1)} ${y(day.score).toFixed(1)}`
    })
    .join('')
}
