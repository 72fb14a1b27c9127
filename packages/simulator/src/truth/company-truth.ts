import { dayOf, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { nameOn, ownerOn } from '../company/corporate-changes.ts'
import { salesforceAccountIds } from '../crm/salesforce-extract.ts'
import {
  truthChurnHazard,
  truthCompany,
  truthCompanyChange,
  truthCompanyRecord,
  truthPerson,
  truthPersonRecord,
  truthTouchpoint,
} from '../schemas/truth.ts'
import type { FurtherSource } from '../further-sources.ts'
import { organizationId } from '../support/zendesk-extract.ts'
import { touchpointsOf } from './touchpoints.ts'
import type { TruthLog } from './truth-log.ts'

/** The day on which the company first paid for service. */
const acquiredOn = (account: Account): number | null => {
  const starts = account.history.subscriptions.flatMap((subscription): readonly Instant[] => {
    const active = subscription.versions.find((version) => version.status === 'active')
    return active === undefined ? [] : [active.at]
  })
  return starts.length === 0 ? null : dayOf(Math.min(...starts))
}

const recordChanges = ({ truth, endsAt }: TruthContext, { company }: Account): void => {
  const { companyId, name, renamed, takenOver } = company
  const lastDay = dayOf(endsAt) - 1
  if (renamed !== undefined && renamed.on <= lastDay) {
    const change = { kind: 'renamed', old_name: name, new_name: renamed.name, parent_company_id: null }
    truth.add(truthCompanyChange, { company_id: companyId, date: renamed.on, ...change })
  }
  if (takenOver !== undefined && takenOver.on <= lastDay) {
    const change = { kind: 'taken_over', parent_company_id: takenOver.by.companyId }
    truth.add(truthCompanyChange, { company_id: companyId, date: takenOver.on, ...change })
  }
}

const recordCompany = ({ truth, endsAt }: TruthContext, account: Account): void => {
  const lastDay = dayOf(endsAt) - 1
  const { company, history } = account
  const acquired = acquiredOn(account)
  const hasChurned = acquired !== null && history.leftAt !== undefined
  truth.add(truthCompany, {
    company_id: company.companyId,
    name: nameOn(company, lastDay),
    domain: company.usesFreeMail ? null : company.domain,
    parent_company_id: ownerOn(company, lastDay)?.companyId ?? null,
    segment: company.segment,
    employees: company.employees,
    country: company.country.code,
    currency: company.currency,
    is_test: company.kind === 'test',
    acquisition_channel: company.channel,
    acquired_on: acquired,
    churned_on: hasChurned && history.leftAt !== undefined ? dayOf(history.leftAt) : null,
    churn_driver: hasChurned ? (history.churnDriver ?? null) : null,
  })
}

/** `delivered` tells which records the vendors know of. */
/** Tells whether any vendor knows the company. */
const recordSources = (context: TruthContext, account: Account): boolean => {
  const { seed, truth, delivered } = context
  const { company, history } = account
  const candidates: readonly (readonly [string, string])[] = [
    ['app', company.appAccountId],
    ...salesforceAccountIds(seed, account).map((id) => ['salesforce', id] as const),
    ...history.stripeCustomerIds.map((id) => ['stripe', id] as const),
    ['zendesk', String(organizationId(account))],
    ...context.further.flatMap((source) =>
      source.companyIds(seed, account).map((id) => [source.name, id] as const),
    ),
  ]
  const known = candidates.filter(([source_system, source_id]) =>
    delivered.has(`${source_system}:${source_id}`),
  )
  for (const [source_system, source_id] of known) {
    truth.add(truthCompanyRecord, { source_system, source_id, company_id: company.companyId })
  }
  return known.length > 0
}

const recordPeople = ({ seed, truth, delivered, further }: TruthContext, account: Account): void => {
  for (const person of account.people) {
    truth.add(truthPerson, {
      person_id: person.personId,
      company_id: account.company.companyId,
      name: `${person.given} ${person.family}`,
      email: person.email,
      role: person.role,
      is_champion: person.championSince !== null,
      joined_on: dayOf(person.joinedAt),
      left_on: person.leftAt === null ? null : dayOf(person.leftAt),
    })
    for (const [source_system, source_id] of [
      ['app', person.userId],
      ['salesforce', person.contactId],
      ['zendesk', String(person.zendeskUserId)],
      ...further.flatMap((source) => source.personIds(seed, person).map((id) => [source.name, id] as const)),
    ] as const) {
      if (!delivered.has(`${source_system}:${source_id}`)) continue
      truth.add(truthPersonRecord, { source_system, source_id, person_id: person.personId })
    }
  }
}

const recordHazards = (truth: TruthLog, { company, history }: Account): void => {
  for (const { month, hazard, drivers, engagement } of history.hazards) {
    truth.add(truthChurnHazard, {
      company_id: company.companyId,
      month,
      hazard,
      usage_driver: drivers.usage,
      support_driver: drivers.support,
      price_driver: drivers.price,
      champion_driver: drivers.champion,
      delinquency_driver: drivers.delinquency,
      engagement,
    })
  }
}

export interface TruthContext {
  readonly seed: number
  readonly truth: TruthLog
  /** `<source>:<id>` of every record that the vendors deliver. */
  readonly delivered: ReadonlySet<string>
  readonly endsAt: Instant
  /** The sources asked for. */
  readonly further: readonly FurtherSource[]
}

/** Companies that no vendor has met yet are left out. */
export const recordAccount = (context: TruthContext, account: Account): void => {
  const { seed, truth, endsAt } = context
  if (!recordSources(context, account)) return
  recordCompany(context, account)
  recordChanges(context, account)
  recordPeople(context, account)
  recordHazards(truth, account)
  for (const touchpoint of touchpointsOf(seed, account)) {
    if (touchpoint.occurred_at >= endsAt) continue
    truth.add(truthTouchpoint, { company_id: account.company.companyId, ...touchpoint })
  }
}
