import { day } from '@waypoint/report/format/dates.ts'
import { counted, decimal, percent } from '@waypoint/report/format/numbers.ts'
import { reasonSentence } from '@waypoint/report/format/reason-sentence.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { urlOf, useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { BandsOverTime } from '../../../charts/bands-over-time.tsx'
import { Missing } from '../../../ui/figure.tsx'
import { Ledger, type LedgerLine } from '../../../ui/ledger.tsx'
import { Money } from '../../../ui/money.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonBlock } from '../../../ui/skeleton.tsx'
import type { PartProps, Profile } from '../account-page.tsx'
import { accountAddress, healthReasons, scoreParts } from '../api/account-rows.ts'
import { HealthMeasures } from './health-measures.tsx'
import { Timeline } from './timeline.tsx'

const DAYS = 365

export function Overview({ customerId, profile }: PartProps) {
  const request = { params: { customerId }, query: { days: DAYS } }
  const query = useGet('/customers/{customerId}/health', request)
  const currency = useCurrency()
  return (
    <>
      <div className="beside">
        <div>
          <Part
            heading={healthSentence(profile)}
            note="Hover a day for its reasons; a dot marks a day on which the band changed."
          >
            <Loaded query={query} what="the history of health" skeleton={<SkeletonBlock height={268} />}>
              {(section) => (
                <Present section={section}>
                  {({ days }: { readonly days: readonly HealthPoint[] }) => (
                    <BandsOverTime
                      title="Health by day"
                      subtitle={`Score of 0–100 over its band, ${DAYS} days`}
                      days={days.map((it) => ({ ...it, reasons: it.reasons.map(reasonSentence) }))}
                      behind={({ date }) => healthReasons(customerId, date)}
                      source={urlOf('/customers/{customerId}/health', request)}
                    />
                  )}
                </Present>
              )}
            </Loaded>
          </Part>
          <HealthMeasures customerId={customerId} />
        </div>
        <aside className="part" aria-label="In short">
          <Ledger lines={shortLines(profile, currency)} />
          {profile.expansionSignals.length === 0 ? null : (
            <div>
              <h3>Signs of growth</h3>
              <ul className="small">
                {profile.expansionSignals.map(({ signal, evidence }) => (
                  <li key={signal}>
                    {term(signal)}: <span className="quiet">{evidence}</span>
                  </li>
                ))}
              </ul>
            </div>
          )}
        </aside>
      </div>
      <Timeline customerId={customerId} profile={profile} listed={10} />
    </>
  )
}

type HealthPoint = Value<'/customers/{customerId}/health'>['days'][number]

function healthSentence({ reasons, healthScore }: Profile): string {
  const [first, second] = reasons
  if (healthScore === null) return 'Too little is known for a health score'
  if (first === undefined) return 'Nothing costs points of health'
  const lost = `${decimal(100 - healthScore)} points lost`
  if (second === undefined) return `${lost}: ${costing(first)}`
  return `${lost}, the most by ${costing(first)}, then ${costing(second)}`
}

/** "16.7% of seats used (24.3)". */
const costing = (reason: Profile['reasons'][number]): string =>
  `${reasonSentence(reason).toLowerCase()} (${decimal(reason.points)})`

const lastSeen = (days: number): string =>
  days === 0 ? 'active today' : `last active ${counted(days, 'day')} ago`

function shortLines(profile: Profile, currency: string): readonly LedgerLine[] {
  const { churnRiskScore, renewalDate, daysToRenewal, dataCoverage } = profile
  const part = (name: string): string => accountAddress(profile.customerId, name)
  const scores = scoreParts(profile.customerId)
  return [
    {
      term: 'MRR',
      behind: part('billing'),
      figure: <Money cents={profile.mrrCents} currency={currency} reason="Billing is not connected" />,
      note: profile.isDelinquent === true ? 'Delinquent' : undefined,
    },
    {
      term: 'Renewal',
      behind: part('billing'),
      figure: renewalDate === null ? <Missing reason="No renewal date is known" /> : day(renewalDate),
      note:
        daysToRenewal === null
          ? undefined
          : daysToRenewal < 0
            ? 'overdue'
            : `in ${counted(daysToRenewal, 'day')}`,
    },
    {
      term: 'Risk of leaving',
      behind: scores,
      definition: 'Chance that MRR goes to 0 within 90 days',
      figure: churnRiskScore === null ? <Missing reason="Not scored" /> : percent(churnRiskScore),
      note: profile.churnRiskMethod === null ? undefined : `by ${profile.churnRiskMethod}`,
    },
    {
      term: 'Composite score',
      behind: scores,
      definition: 'Usage 30 %, support 20 %, revenue 25 %, engagement 25 %',
      figure:
        profile.compositeScore === null ? <Missing reason="Not scored" /> : decimal(profile.compositeScore),
    },
    {
      term: 'Known for the score',
      behind: scores,
      definition: 'Share of the weights whose measure has data',
      figure: dataCoverage === null ? <Missing reason="Not scored" /> : percent(dataCoverage, 0),
    },
    {
      term: 'Active people',
      behind: part('usage'),
      figure: profile.activeUsers28d ?? <Missing reason="Product usage is not connected" />,
      note: profile.daysSinceLastActivity === null ? undefined : lastSeen(profile.daysSinceLastActivity),
    },
    {
      term: 'Open tickets',
      behind: part('service'),
      figure: profile.openTickets ?? <Missing reason="Support is not connected" />,
      note: profile.openCriticalTickets ? `${profile.openCriticalTickets} critical` : undefined,
    },
    {
      term: 'Devices',
      behind: part('devices'),
      figure: profile.totalDevices ?? <Missing reason="No devices are connected" />,
      note: profile.totalLocations === null ? undefined : `at ${counted(profile.totalLocations, 'location')}`,
    },
    {
      term: 'Customer since',
      behind: part('timeline'),
      figure:
        profile.firstPaidDate === null ? <Missing reason="It never paid" /> : day(profile.firstPaidDate),
    },
  ]
}
