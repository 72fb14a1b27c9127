import { day } from '@waypoint/report/format/dates.ts'
import { currencySymbol, money, moneyChange } from '@waypoint/report/format/money.ts'
import { count, counted } from '@waypoint/report/format/numbers.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { rowsAddress } from '../../../app/address.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { useCurrency } from '../../../app/use-version.ts'
import { Money } from '../../../ui/money.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Part } from '../../../ui/part.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'
import { type PolicyStep, policyRows } from '../api/policy-rows.ts'
import { accountColumn } from './panel-columns.tsx'

type Preset = Value<'/revenue/policies'>['presets'][number]
type Differing = Value<'/revenue/policies/{preset}/customers'>['items'][number]

const LISTED = 1000
const names: Readonly<Record<string, string>> = {
  stripe: 'Stripe',
  chartmogul: 'ChartMogul',
  profitwell: 'ProfitWell',
  waypoint: 'Waypoint',
}
const nameOf = (preset: string): string => names[preset] ?? preset

/** Why does this differ from what Stripe shows? One ledger, several policies, and the bridge between them. */
export function Policies() {
  const [search, change] = useSearchState()
  const currency = useCurrency()
  const query = useGet('/revenue/policies', {})
  return (
    <Loaded query={query} what="the policies" skeleton={<SkeletonRows rows={8} />}>
      {(section) => (
        <Present section={section} isPage>
          {({ asOf, presets }: Value<'/revenue/policies'>) => {
            const shown = presets.find(({ preset }) => preset === search['preset'])
            return (
              <>
                <PageHead
                  sentence={policySentence(presets, currency)}
                  detail={`MRR on ${day(asOf)}, by four policies over one ledger. A row opens the customers by whom it differs, a figure those it is the sum of.`}
                />
                <div className="part">
                  <DataTable
                    name="MRR by policy"
                    rows={presets}
                    columns={presetColumns(currency)}
                    rowKey={(row) => row.preset}
                    onOpen={(row) => change({ preset: row.preset })}
                    openKey={shown?.preset}
                  />
                </div>
                {shown === undefined ? null : <Customers preset={shown} />}
              </>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

function policySentence(presets: readonly Preset[], currency: string): string {
  const own = presets.find(({ preset }) => preset === 'waypoint')
  const stripe = presets.find(({ preset }) => preset === 'stripe')
  if (own === undefined) return 'What MRR is under each policy'
  const lead = `${money(own.mrrCents, currency)} MRR`
  if (stripe === undefined) return lead
  const difference = stripe.mrrCents - own.mrrCents
  if (difference === 0) return `${lead}, and as much by Stripe’s policy`
  return `${lead}; by Stripe’s policy ${moneyChange(difference, currency)}, by ${counted(stripe.differingCustomers, 'customer')}`
}

function Customers({ preset }: { readonly preset: Preset }) {
  const currency = useCurrency()
  const query = useGet('/revenue/policies/{preset}/customers', {
    params: { preset: preset.preset },
    query: { limit: LISTED },
  })
  return (
    <Part
      heading={`${counted(preset.differingCustomers, 'customer')} by whom ${nameOf(preset.preset)} differs from the ledger`}
    >
      <Loaded query={query} what="the customers" skeleton={<SkeletonRows rows={8} />}>
        {(section) => (
          <Present section={section}>
            {({ items }: Value<'/revenue/policies/{preset}/customers'>) => (
              <DataTable
                name="Customers that differ"
                rows={items}
                columns={customerColumns(currency)}
                rowKey={(row) => row.customerId}
              />
            )}
          </Present>
        )}
      </Loaded>
    </Part>
  )
}

type Bridged = Pick<
  Preset,
  'ledgerMrrCents' | 'discountCents' | 'pastDueCents' | 'otherStatusCents' | 'usageCents' | 'mrrCents'
>

/** From the ledger's amount to the policy's; `behind` gives the customers of a step. */
function bridgeColumns<Row extends Bridged>(
  currency: string,
  behind?: (row: Row, step: PolicyStep) => string,
): readonly Column<Row>[] {
  const cash = (id: PolicyStep, header: string, of: (row: Row) => number): Column<Row> => ({
    id,
    header,
    unit: currencySymbol(currency).trim(),
    isFigure: true,
    value: (row) => of(row) / 100,
    cell: (row) => <Money cents={of(row)} currency={currency} as="bare" />,
    behind: behind === undefined ? undefined : (row) => behind(row, id),
  })
  return [
    cash('ledger', 'Ledger', (row) => row.ledgerMrrCents),
    { ...cash('discount', 'Discounts', (row) => row.discountCents), from: 'tablet', width: 112 },
    { ...cash('pastDue', 'Past due', (row) => row.pastDueCents), from: 'tablet', width: 104 },
    { ...cash('status', 'Other status', (row) => row.otherStatusCents), from: 'desk', width: 128 },
    { ...cash('usage', 'Usage', (row) => row.usageCents), from: 'tablet' },
    cash('mrr', 'MRR', (row) => row.mrrCents),
  ]
}

const behind = ({ preset }: Preset, step: PolicyStep): string => rowsAddress(policyRows(preset, step))

const presetColumns = (currency: string): readonly Column<Preset>[] => [
  { id: 'preset', header: 'Policy', width: 128, value: (row) => nameOf(row.preset) },
  ...bridgeColumns<Preset>(currency, behind),
  {
    id: 'customers',
    header: 'Customers',
    isFigure: true,
    from: 'phone',
    value: (row) => row.customers,
    behind: (row) => behind(row, 'mrr'),
    cell: (row) => count(row.customers),
  },
  {
    id: 'differing',
    header: 'Differing',
    isFigure: true,
    value: (row) => row.differingCustomers,
    behind: (row) => behind(row, 'differing'),
    cell: (row) => count(row.differingCustomers),
  },
]

const customerColumns = (currency: string): readonly Column<Differing>[] => [
  { ...accountColumn(), width: 240 },
  ...bridgeColumns<Differing>(currency),
]
