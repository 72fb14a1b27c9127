import type { CalibrationFigures } from './card-figures.ts'

const SIZE = 360
const LEFT = 44
const TOP = 12
const SIDE = SIZE - LEFT - 16
const BOTTOM = TOP + SIDE

/** Risk given against share that left, tenth by tenth; on the diagonal the two agree. */
export function calibrationPicture(points: readonly CalibrationFigures[]): string {
  const highest = Math.max(0.1, ...points.flatMap(({ meanScore, churnRate }) => [meanScore, churnRate]))
  const end = Math.ceil(highest * 10) / 10
  const across = (share: number): string => (LEFT + (share / end) * SIDE).toFixed(1)
  const up = (share: number): string => (BOTTOM - (share / end) * SIDE).toFixed(1)
  const steps = Array.from({ length: Math.round(end * 10) + 1 }, (_, index) => index / 10)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIZE} ${SIZE + 24}" width="${SIZE}" role="img" font-family="system-ui, sans-serif" font-size="12">
<title>Risk given and share that left</title>
<desc>${points.map(({ meanScore, churnRate }) => `risk ${percent(meanScore)}: ${percent(churnRate)} left`).join('; ')}</desc>
<rect width="100%" height="100%" fill="#fff"/>
${steps.map((step) => `<path d="M${LEFT} ${up(step)}H${LEFT + SIDE}" stroke="#e3e5e8"/><text x="${LEFT - 6}" y="${up(step)}" dy="4" text-anchor="end" fill="#5d6672">${percent(step)}</text><text x="${across(step)}" y="${BOTTOM + 18}" text-anchor="middle" fill="#5d6672">${percent(step)}</text>`).join('\n')}
<path d="M${across(0)} ${up(0)}L${across(end)} ${up(end)}" stroke="#9aa2ad" stroke-dasharray="4 4"/>
<path d="${points.map(({ meanScore, churnRate }, index) => `${index === 0 ? 'M' : 'L'}${across(meanScore)} ${up(churnRate)}`).join('')}" fill="none" stroke="#1f5fbf" stroke-width="1.5"/>
${points.map(({ meanScore, churnRate }) => `<circle cx="${across(meanScore)}" cy="${up(churnRate)}" r="4" fill="#1f5fbf" stroke="#fff" stroke-width="1.5"/>`).join('\n')}
<text x="${LEFT + SIDE}" y="${BOTTOM + 36}" text-anchor="end" fill="#2a3440">risk given</text>
<text x="${LEFT + 6}" y="${TOP + 10}" fill="#2a3440">left within 90 days</text>
</svg>
`
}

const percent = (share: number): string => `${Math.round(share * 100)}%`
