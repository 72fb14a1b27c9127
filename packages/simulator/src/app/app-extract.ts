import { DAY, HOUR, type Instant } from '../clock/day.ts'
import type { Account } from '../company/account.ts'
import { typedEmail } from '../mess/spelling.ts'
import { appAccounts, appEntitlements, appUsers } from '../schemas/app.ts'
import type { Delivery } from '../writers/delivery.ts'
import { type ProductGrant, productGrants } from './entitlements.ts'
import { extractSubscriptions } from './subscription-extract.ts'

const extractAppAccount = ({ log, mess, period }: Delivery, { company, history }: Account): void => {
  const at = history.signedUpAt
  const spot = { table: appAccounts, key: company.appAccountId, at }
  const link = { ...spot, column: 'salesforce_account_id', clean: company.salesforceAccountId }
  const linked = company.hasSalesforceAccount && !mess.happens('missing_salesforce_id', link)
  const row = {
    account_id: company.appAccountId,
    name: company.name,
    domain: company.usesFreeMail ? null : company.domain,
    salesforce_account_id: null,
    country: company.country.code,
    time_zone: company.country.timeZone,
    is_test: company.kind === 'test',
    created_at: at,
    updated_at: at,
    _fivetran_deleted: false,
  }
  log.put(appAccounts, row, at)
  const known = linked ? { ...row, salesforce_account_id: company.salesforceAccountId } : row
  if (linked) {
    const linkedAt = at + 2 * HOUR
    log.put(appAccounts, { ...known, updated_at: linkedAt }, linkedAt)
  }
  const { renamed } = company
  if (renamed !== undefined && renamed.on <= period.endDay) {
    const renamedAt = renamed.on * DAY + 14 * HOUR
    log.put(appAccounts, { ...known, name: renamed.name, updated_at: renamedAt }, renamedAt)
  }
  if (company.kind === 'test') mess.note('test_account', spot)
  if (company.usesFreeMail) mess.note('free_mail', spot)
  if (company.parent !== undefined) mess.note('shared_domain', spot)
}

const extractAppUsers = ({ log, mess, period }: Delivery, { company, people }: Account): void => {
  for (const person of people) {
    const spot = { table: appUsers, key: person.userId, at: person.joinedAt }
    const row = {
      user_id: person.userId,
      account_id: company.appAccountId,
      email: typedEmail(mess, spot, person.email),
      name: `${person.given} ${person.family}`,
      role: person.role,
      is_champion: person.championSince === person.joinedAt,
      created_at: person.joinedAt,
      updated_at: person.joinedAt,
      _fivetran_deleted: false,
    }
    log.put(appUsers, row, person.joinedAt)
    if (person.championSince !== null && person.championSince > person.joinedAt) {
      const promoted = { ...row, is_champion: true, updated_at: person.championSince }
      log.put(appUsers, promoted, person.championSince)
    }
    if (person.leftAt === null) continue
    const deactivated = {
      ...row,
      is_champion: person.championSince !== null,
      deactivated_at: person.leftAt,
      updated_at: person.leftAt,
    }
    log.put(appUsers, deactivated, person.leftAt)
    const erasedAt: Instant = person.leftAt + 20 * DAY
    const erasure = { ...spot, at: erasedAt, column: '_fivetran_deleted', clean: 'false' }
    if (erasedAt < period.endsAt && mess.happens('soft_delete', erasure)) {
      log.put(appUsers, { ...deactivated, _fivetran_deleted: true }, erasedAt)
    }
  }
}

const extractGrant = ({ log }: Delivery, accountId: string, grant: ProductGrant): void => {
  for (const [metric, limit] of [
    ['seats', grant.seats],
    ['units_28d', grant.units],
  ] as const) {
    const row = {
      account_id: accountId,
      product: grant.product,
      metric,
      limit_value: limit,
      valid_from: grant.at,
      updated_at: grant.at,
      _fivetran_deleted: false,
    }
    log.put(appEntitlements, row, grant.at)
    if (grant.until !== null) {
      log.put(appEntitlements, { ...row, valid_to: grant.until, updated_at: grant.until }, grant.until)
    }
  }
}

export const extractApp = (delivery: Delivery, account: Account): void => {
  if (!account.company.hasAppAccount) return
  extractAppAccount(delivery, account)
  extractAppUsers(delivery, account)
  for (const grant of productGrants(account.history.subscriptions)) {
    extractGrant(delivery, account.company.appAccountId, grant)
  }
  extractSubscriptions(delivery, account.company.appAccountId, account.history.subscriptions)
}
