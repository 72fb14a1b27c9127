import { healthBands } from '@waypoint/report/brief/bands.ts'
import { money } from '@waypoint/report/format/money.ts'
import { change, percent, points } from '@waypoint/report/format/numbers.ts'
import type { ReactNode } from 'react'
import { BandBadge } from '../../../ui/band-badge.tsx'
import { Delta } from '../../../ui/delta.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FigureText } from '../../../ui/figure.tsx'
import { Ledger } from '../../../ui/ledger.tsx'
import { Money } from '../../../ui/money.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { Sparkline } from '../../../ui/sparkline.tsx'
import { Status } from '../../../ui/status.tsx'
import { inks, shapes, surfaces } from '../../../ui/tokens.ts'
import { Clock } from '../../service/components/clock.tsx'
import { sampleDays } from '../sample.ts'
import { ChartSpecimens } from './chart-specimens.tsx'
import { TableSpecimen } from './table-specimen.tsx'

const HOUR = 3600
const nothing = (): void => undefined

export function Specimens() {
  return (
    <>
      <Specimen title="Colour">
        <ul className="swatches">
          {Object.keys({ ...surfaces, ...inks, ...shapes }).map((name) => (
            <li key={name}>
              <i style={{ background: `var(--${name})` }} />
              {name}
            </li>
          ))}
        </ul>
      </Specimen>
      <Specimen title="Type">
        {[28, 20, 16, 14, 13, 12].map((size) => (
          <p key={size} style={{ fontSize: size }} className="figures">
            {size}: 52 accounts at risk, $294k ARR
          </p>
        ))}
      </Specimen>
      <Specimen title="Figures">
        <div className="row">
          <Money cents={124_000_000} currency="USD" />
          <Money cents={-910_000} currency="USD" as="change" />
          <Money cents={null} currency="USD" reason="Stripe is not connected" />
          <FigureText figure={{ value: 0.921 }} format={(value) => percent(value)} />
          <Delta value={0.031} format={points} against="vs Oct" />
          <Delta value={-12.4} format={(value) => change(value)} against="in 28 days" />
          <Delta value={0} format={(value) => change(value)} />
        </div>
      </Specimen>
      <Specimen title="Bands, clocks and states">
        <div className="row">
          {healthBands.map((band) => (
            <BandBadge key={band} band={band} />
          ))}
        </div>
        <div className="row">
          {(['met', 'breached', 'running'] as const).map((state) => (
            <Clock key={state} state={state} elapsedSeconds={3 * HOUR} targetSeconds={4 * HOUR} />
          ))}
          {['pass', 'warn', 'fail', 'skipped'].map((status) => (
            <Status key={status} status={status} />
          ))}
        </div>
        <Sparkline days={sampleDays} label="Health over 90 days" />
      </Specimen>
      <Specimen title="Controls">
        <div className="row">
          <button type="button" className="button is-main">
            Accept
          </button>
          <button type="button" className="button">
            Refuse
          </button>
          <button type="button" className="button" disabled>
            Not now
          </button>
          <button type="button" className="quiet-button">
            Filter
          </button>
          <button type="button" className="link-button">
            Open
          </button>
        </div>
        <div className="row">
          <input className="field" type="search" aria-label="Name" placeholder="Name or domain" />
          <Select
            label="Segment"
            value="smb"
            options={[
              { value: 'smb', text: 'SMB' },
              { value: 'enterprise', text: 'Enterprise' },
            ]}
            onChange={nothing}
          />
          <Segmented
            label="Basis"
            value="event"
            options={[
              { value: 'event', text: 'By event' },
              { value: 'month_end', text: 'By month end' },
            ]}
            onChange={nothing}
          />
        </div>
      </Specimen>
      <Specimen title="Ledger">
        <Ledger
          lines={[
            { term: 'MRR', figure: money(182_000_000, 'USD'), note: '+$73.2k this month' },
            { term: 'Net revenue retention', figure: percent(1.032) },
          ]}
        />
      </Specimen>
      <Specimen title="Table">
        <TableSpecimen />
      </Specimen>
      <ChartSpecimens />
      <Specimen title="States">
        <SkeletonRows rows={3} />
        <EmptyState title="Nobody is on the watchlist">
          No paying customer is in the bands at risk or critical.
        </EmptyState>
        <ErrorState
          title="No version is published"
          detail="Nothing can be read yet."
          hint="Run waypoint publish; the page notices within half a minute."
          onRetry={nothing}
        />
      </Specimen>
    </>
  )
}

function Specimen({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className="specimen">
      <h3>{title}</h3>
      {children}
    </div>
  )
}
