import { healthBands } from '@waypoint/report/brief/bands.ts'
import { exactMoney, money } from '@waypoint/report/format/money.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { bandLabels, term } from '@waypoint/report/format/vocabulary.ts'
import { ApiError } from '@waypoint/api/client'
import { urlOf, useGet } from '../../api/use-get.ts'
import { useSearchState } from '../../app/use-search-state.ts'
import { useCurrency } from '../../app/use-version.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHead } from '../../ui/page-head.tsx'
import { Select } from '../../ui/select.tsx'
import { SkeletonLine, SkeletonRows } from '../../ui/skeleton.tsx'
import { AccountPeek } from '../account/components/account-peek.tsx'
import { askedOf, useAccounts } from './api/use-accounts.ts'
import { AccountsTable } from './components/accounts-table.tsx'

/** Which account? Every one, to search, filter and open. */
export function AccountsPage() {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const { rows, first, total, error, more, retry } = useAccounts(search)
  const facets = useGet('/customers/facets', { query: {} })
  const choices = (name: 'segment' | 'owner') =>
    (facets.data?.[name] ?? []).flatMap(({ value }) => (value === null ? [] : [{ value, text: term(value) }]))
  const totals = first?.totals
  return (
    <>
      <PageHead
        sentence={
          totals === undefined ? (
            <SkeletonLine width={360} />
          ) : (
            `${counted(total, 'account')}, ${count(totals.payingCustomers)} paying, ${money(totals.arrCents, currency)} ARR`
          )
        }
        detail="A row opens a summary; its heading leads to everything that is known of the account."
      />
      <div className="page-filters" role="search">
        <input
          type="search"
          className="field"
          aria-label="Name, domain or id in any source"
          placeholder="Name, domain or id  /"
          value={search['q'] ?? ''}
          onChange={(event) => change({ q: event.target.value })}
        />
        <Select
          label="Band"
          value={search['band'] ?? ''}
          options={[
            { value: '', text: 'All' },
            { value: 'critical,at_risk', text: 'Critical and at risk' },
            ...healthBands.map((band) => ({ value: band as string, text: bandLabels[band] })),
          ]}
          onChange={(band) => change({ band })}
        />
        <Select
          label="Segment"
          value={search['segment'] ?? ''}
          options={[{ value: '', text: 'All' }, ...choices('segment')]}
          onChange={(segment) => change({ segment })}
        />
        <Select
          label="Owner"
          value={search['owner'] ?? ''}
          options={[
            { value: '', text: 'Everybody' },
            ...choices('owner').map(({ value }) => ({ value, text: value })),
          ]}
          onChange={(owner) => change({ owner })}
        />
        <label className="check">
          <input
            type="checkbox"
            checked={search['paying'] === 'yes'}
            onChange={(event) => change({ paying: event.target.checked ? 'yes' : undefined })}
          />
          Paying only
        </label>
      </div>
      {error !== null && first === undefined ? (
        <ErrorState
          title={error.message}
          detail={error instanceof ApiError ? (error.problem.detail ?? '') : 'The server did not answer.'}
          hint={
            error instanceof ApiError ? error.problem.hint : 'Look whether waypoint serve is still running.'
          }
          onRetry={retry}
        />
      ) : first === undefined ? (
        <SkeletonRows rows={18} />
      ) : (
        <AccountsTable
          rows={rows}
          currency={currency}
          caption={
            <span
              {...(totals === undefined
                ? {}
                : { 'data-tip': `MRR ${exactMoney(totals.mrrCents, currency)}` })}
            >
              {rows.length === total
                ? counted(total, 'account')
                : `${count(rows.length)} of ${counted(total, 'account')} fetched`}
            </span>
          }
          sort={search['sort'] ?? '-mrrCents'}
          onSort={(sort) => change({ sort })}
          onOpen={(row) => change({ open: row.customerId })}
          openKey={search['open']}
          onEnd={more}
          answer={urlOf('/customers', { query: askedOf(search) })}
        />
      )}
      {search['open'] === undefined ? null : (
        <AccountPeek customerId={search['open']} onClose={() => change({ open: undefined })} />
      )}
    </>
  )
}
