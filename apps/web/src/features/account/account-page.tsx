import { Link, useParams } from '@tanstack/react-router'
import { type Answer, ApiError } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { money } from '@waypoint/report/format/money.ts'
import { counted, decimal } from '@waypoint/report/format/numbers.ts'
import { bandLabels, term } from '@waypoint/report/format/vocabulary.ts'
import { type ComponentType, Suspense } from 'react'
import { Loaded } from '../../api/loaded.tsx'
import { useGet } from '../../api/use-get.ts'
import { useCurrency } from '../../app/use-version.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { keptPart } from '../../ui/kept-part.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { SkeletonBlock, SkeletonLine } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import './account-page.css'

export type Profile = Answer<'/customers/{customerId}'>

export interface PartProps {
  readonly customerId: string
  readonly profile: Profile
}

type Load = () => Promise<ComponentType<PartProps>>

const accountPart = (text: string, load: Load) => ({ text, ...keptPart(load) })

const parts = {
  overview: accountPart('Overview', async () => (await import('./components/overview.tsx')).Overview),
  timeline: accountPart('Timeline', async () => (await import('./components/timeline.tsx')).Timeline),
  billing: accountPart('Billing', async () => (await import('./components/billing.tsx')).Billing),
  service: accountPart('Service', async () => (await import('./components/tickets.tsx')).Tickets),
  usage: accountPart('Usage', async () => (await import('./components/usage.tsx')).Usage),
  people: accountPart('People', async () => (await import('./components/people.tsx')).People),
  devices: accountPart('Devices', async () => (await import('./components/devices.tsx')).Devices),
  identity: accountPart('Identity', async () => (await import('./components/identity.tsx')).Identity),
} as const

const partOf = (part: string) => Object.entries(parts).find(([name]) => name === part)?.[1]

/** What is going on with this account? */
function Account() {
  const { customerId = '', part = 'overview' } = useParams({ strict: false })
  const query = useGet('/customers/{customerId}', { params: { customerId } })
  const at = partOf(part)
  const base = `/accounts/${encodeURIComponent(customerId)}`
  if (query.error instanceof ApiError && query.error.problem.status === 404)
    return (
      <>
        <PageHead sentence="This account is not in the published version" />
        <EmptyState title={`No customer has the id ${customerId}`}>
          It may have been merged into another, or the address is of another version.{' '}
          <Link to="/accounts">Look through all accounts</Link>, or find it by name, domain or the id of any
          source with <kbd>Ctrl</kbd> <kbd>K</kbd>.
        </EmptyState>
      </>
    )
  return (
    <Loaded query={query} what="the account" skeleton={<AccountSkeleton />}>
      {(profile) => (
        <>
          <AccountHead profile={profile} />
          <Tabs
            label="Parts of the account"
            tabs={Object.entries(parts).map(([name, { text }]) => ({
              to: name === 'overview' ? base : `${base}/${name}`,
              text,
            }))}
          />
          {at === undefined ? (
            <EmptyState title="An account has no such part">
              <Link to="/accounts/$customerId" params={{ customerId }}>
                Go to its overview
              </Link>
            </EmptyState>
          ) : (
            <Suspense fallback={<SkeletonBlock height={420} />}>
              <at.Shown key={part} customerId={profile.customerId} profile={profile} />
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  )
}

export const AccountPage = Object.assign(Account, {
  preloadPart: async (part = 'overview') => await partOf(part)?.preload(),
})

function AccountHead({ profile }: { readonly profile: Profile }) {
  const currency = useCurrency()
  const facts = [profile.segment, profile.lifecycleStage, profile.industry, profile.tier]
    .flatMap((it) => (it === null ? [] : [term(it)]))
    .concat(profile.country ?? [], profile.domain ?? [])
  return (
    <div className="account-head">
      <p className="small quiet">
        <Link to="/accounts">Accounts</Link> / {profile.customerName}
      </p>
      <PageHead
        sentence={accountSentence(profile, currency)}
        detail={
          <span className="facts">
            {facts.map((fact) => (
              <span key={fact}>{fact}</span>
            ))}
            <span>{profile.owner === null ? 'Nobody owns it' : `Owner ${profile.owner}`}</span>
          </span>
        }
      />
    </div>
  )
}

/** "Torenford Brewing Inc: 57.0, at risk; $57.8k ARR, renews in 79 days". */
function accountSentence(profile: Profile, currency: string): string {
  const { customerName, healthScore, healthBand, arrCents, isPaying, renewalDate, daysToRenewal } = profile
  const health =
    healthScore === null || healthBand === null
      ? 'no health score'
      : `${decimal(healthScore)}, ${bandLabels[healthBand].toLowerCase()}`
  const revenue =
    isPaying && arrCents !== null ? `; ${money(arrCents, currency)} ARR` : '; pays nothing today'
  const end = profile.knownCancellation
  const renewal =
    end !== null
      ? `, ends ${day(end.endsDate)}`
      : renewalDate === null || daysToRenewal === null || !isPaying
        ? ''
        : daysToRenewal < 0
          ? ', renewal overdue'
          : `, renews in ${counted(daysToRenewal, 'day')}`
  return `${customerName}: ${health}${revenue}${renewal}`
}

function AccountSkeleton() {
  return (
    <>
      <div className="account-head">
        <PageHead sentence={<SkeletonLine width={420} />} detail={<SkeletonLine width={300} />} />
      </div>
      <SkeletonBlock height={480} />
    </>
  )
}
