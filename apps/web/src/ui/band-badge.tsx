import type { HealthBand } from '@waypoint/report/brief/bands.ts'
import { bandLabels } from '@waypoint/report/format/vocabulary.ts'
import './band-badge.css'

/** The band of a customer: a shape, a colour and its name. */
export function BandBadge({ band }: { readonly band: HealthBand }) {
  return (
    <span className="band">
      <BandSign band={band} />
      <span className="band-name">{bandLabels[band]}</span>
    </span>
  )
}

function BandSign({ band }: { readonly band: HealthBand }) {
  return (
    <svg className={`band-sign is-${band}`} viewBox="0 0 10 10" aria-hidden="true">
      {shapes[band]}
    </svg>
  )
}

const shapes = {
  critical: <path d="M1 1h8v8H1z" />,
  at_risk: <path d="M5 .6 9.8 9.2H.2z" />,
  watch: <path d="M5 0l5 5-5 5-5-5z" />,
  healthy: <circle cx="5" cy="5" r="4.4" />,
  insufficient_data: <circle cx="5" cy="5" r="3.7" fill="none" strokeWidth="1.5" />,
} as const satisfies Readonly<Record<HealthBand, unknown>>
