import { Link } from '@tanstack/react-router'
import type { Answer } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { counted, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { useGet } from '../../../api/use-get.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { BandBadge } from '../../../ui/band-badge.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Ledger } from '../../../ui/ledger.tsx'
import { Money } from '../../../ui/money.tsx'
import { SidePanel } from '../../../ui/side-panel.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import { ReasonList } from '../../position/components/reason-list.tsx'

interface AccountPeekProps {
  readonly customerId: string
  readonly onClose: () => void
}

/** An account in short, beside the list it was opened from. */
export function AccountPeek({ customerId, onClose }: AccountPeekProps) {
  const query = useGet('/customers/{customerId}', { params: { customerId } })
  const name = query.data?.customerName ?? 'Account'
  return (
    <SidePanel
      label={name}
      title={
        <Link to="/accounts/$customerId" params={{ customerId }}>
          {name}
        </Link>
      }
      onClose={onClose}
    >
      <Loaded query={query} what="the account" skeleton={<SkeletonRows rows={10} />}>
        {(profile) => <Profile profile={profile} />}
      </Loaded>
    </SidePanel>
  )
}

function Profile({ profile }: { readonly profile: Answer<'/customers/{customerId}'> }) {
  const currency = useCurrency()
  const { customerId, healthBand, healthScore, dataCoverage, renewalDate, daysToRenewal } = profile
  return (
    <>
      <p className="facts">
        {[profile.segment, profile.lifecycleStage]
          .flatMap((it) => (it === null ? [] : [term(it)]))
          .join(' · ')}
        {profile.owner === null ? ' · nobody owns it' : ` · ${profile.owner}`}
      </p>
      <Ledger
        lines={[
          {
            term: 'Health',
            figure: (
              <>
                {healthBand === null ? null : <BandBadge band={healthBand} />}{' '}
                {healthScore === null ? (
                  <Missing reason="Too little is known for a score" />
                ) : (
                  decimal(healthScore)
                )}
              </>
            ),
            note:
              dataCoverage === null
                ? undefined
                : `${percent(dataCoverage, 0)} of what it is worked out from is known`,
          },
          {
            term: 'MRR',
            figure: <Money cents={profile.mrrCents} currency={currency} />,
            note: profile.isDelinquent === true ? 'Delinquent' : undefined,
          },
          {
            term: 'Renewal',
            figure: renewalDate === null ? <Missing reason="No renewal date is known" /> : day(renewalDate),
            note: daysToRenewal === null ? undefined : `in ${counted(daysToRenewal, 'day')}`,
          },
          {
            term: 'Risk of leaving in 90 days',
            figure:
              profile.churnRiskScore === null ? (
                <Missing reason="No score by the model" />
              ) : (
                percent(profile.churnRiskScore)
              ),
          },
          {
            term: 'Open tickets',
            figure: profile.openTickets ?? <Missing reason="Support is not connected" />,
          },
        ]}
      />
      <section className="part">
        <h3>What costs health</h3>
        <ReasonList reasons={profile.reasons} />
      </section>
      {profile.expansionSignals.length === 0 ? null : (
        <section className="part">
          <h3>Signs of growth</h3>
          <ul className="small">
            {profile.expansionSignals.map(({ signal, evidence }) => (
              <li key={signal}>
                {term(signal)}: <span className="quiet">{evidence}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="part">
        <Link className="button is-main peek-link" to="/accounts/$customerId" params={{ customerId }}>
          Open Account 360
        </Link>
      </section>
    </>
  )
}
