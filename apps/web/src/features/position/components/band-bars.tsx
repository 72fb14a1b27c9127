import { Link } from '@tanstack/react-router'
import type { Bands } from '@waypoint/report/brief/bands.ts'
import { money } from '@waypoint/report/format/money.ts'
import { count } from '@waypoint/report/format/numbers.ts'
import { BandBadge } from '../../../ui/band-badge.tsx'
import './band-bars.css'

/** Customers by band, worst first; each leads to its customers. */
export function BandBars({ bands, currency }: { readonly bands: Bands; readonly currency: string }) {
  const most = Math.max(1, ...bands.counts.map(({ customers }) => customers))
  return (
    <ul
      className="band-bars"
      aria-label={bands.population === 'paying' ? 'Paying customers by band' : 'Customers by band'}
    >
      {bands.counts.map(({ band, customers, arrCents }) => (
        <li key={band}>
          <Link to="/accounts" search={{ band, ...(bands.population === 'paying' ? { paying: 'yes' } : {}) }}>
            <BandBadge band={band} />
          </Link>
          <span className="band-bar" aria-hidden="true">
            <i className={`is-${band}`} style={{ width: `${(customers / most) * 100}%` }} />
          </span>
          <Link
            to="/accounts"
            search={{ band, ...(bands.population === 'paying' ? { paying: 'yes' } : {}) }}
            className="figures"
            tabIndex={-1}
            aria-hidden="true"
          >
            {count(customers)}
          </Link>
          <span className="figures quiet">
            {arrCents.value === null ? '' : money(arrCents.value, currency)}
          </span>
        </li>
      ))}
    </ul>
  )
}
