import { Link, useParams } from '@tanstack/react-router'
import type { Answer } from '@waypoint/api/client'
import { day } from '@waypoint/report/format/dates.ts'
import { money } from '@waypoint/report/format/money.ts'
import { counted, decimal } from '@waypoint/report/format/numbers.ts'
import { bandLabels, term } from '@waypoint/report/format/vocabulary.ts'
import { lazy, Suspense } from 'react'
import { Loaded } from '../../api/loaded.tsx'
import { useGet } from '../../api/use-get.ts'
import { useCurrency } from '../../app/use-version.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { SkeletonBlock, SkeletonLine } from '../../ui/skeleton.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import './account-page.css'

export type Profile = Answer<'/customers/{customerId}'>

export interface PartProps {
  readonly customerId: string
  readonly profile: Profile
}

const parts = {
  overview: {
    text: 'Overview',
    Part: lazy(() => import('./components/overview.tsx').then((it) => ({ default: it.Overview }))),
  },
  timeline: {
    text: 'Timeline',
    Part: lazy(() => import('./components/timeline.tsx').then((it) => ({ default: it.Timeline }))),
  },
  billing: {
    text: 'Billing',
    Part: lazy(() => import('./components/billing.tsx').then((it) => ({ default: it.Billing }))),
  },
  service: {
    text: 'Service',
    Part: lazy(() => import('./components/tickets.tsx').then((it) => ({ default: it.Tickets }))),
  },
  usage: {
    text: 'Usage',
    Part: lazy(() => import('./components/usage.tsx').then((it) => ({ default: it.Usage }))),
  },
  people: {
    text: 'People',
    Part: lazy(() => import('./components/people.tsx').then((it) => ({ default: it.People }))),
  },
  devices: {
    text: 'Devices',
    Part: lazy(() => import('./components/devices.tsx').then((it) => ({ default: it.Devices }))),
  },
  identity: {
    text: 'Identity',
    Part: lazy(() => import('./components/identity.tsx').then((it) => ({ default: it.Identity }))),
  },
} as const

/** What is going on with this account? */
export function AccountPage() {
  const { customerId = '', part = 'overview' } = useParams({ strict: false })
  const query = useGet('/customers/{customerId}', { params: { customerId } })
  const at = Object.entries(parts).find(([name]) => name === part)?.[1]
  const base = `/accounts/${encodeURIComponent(customerId)}`
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
              <at.Part customerId={profile.customerId} profile={profile} />
            </Suspense>
          )}
        </>
      )}
    </Loaded>
  )
}

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
