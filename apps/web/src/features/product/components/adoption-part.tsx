import { count, counted, percent } from '@waypoint/report/format/numbers.ts'
import { term } from '@waypoint/report/format/vocabulary.ts'
import { Loaded } from '../../../api/loaded.tsx'
import { Present } from '../../../api/present.tsx'
import { useGet } from '../../../api/use-get.ts'
import type { Value } from '../../../api/value.ts'
import { ProductName, useProductNames } from '../../../app/product-name.tsx'
import { rowsAddress, sqlText } from '../../../app/address.ts'
import { useSearchState } from '../../../app/use-search-state.ts'
import { Missing } from '../../../ui/figure.tsx'
import { Part } from '../../../ui/part.tsx'
import { Select } from '../../../ui/select.tsx'
import { SkeletonRows } from '../../../ui/skeleton.tsx'
import type { Column } from '../../../ui/table/column.ts'
import { DataTable } from '../../../ui/table/data-table.tsx'

type Row = Value<'/product/adoption'>['rows'][number]

/** Which features the customers that have them use. */
export function AdoptionPart() {
  const [search, change] = useSearchState()
  const productName = useProductNames()
  const chosen = search['product']
  const query = useGet('/product/adoption', { query: { dimension: 'total' } })
  return (
    <Loaded query={query} what="adoption" skeleton={<SkeletonRows rows={25} />}>
      {(section) => (
        <Present section={section}>
          {({ rows: features }: Value<'/product/adoption'>) => {
            const products = [...new Set(features.flatMap(({ product }) => product ?? []))].toSorted()
            const shown = products.find((product) => product === chosen)
            const rows = shown === undefined ? features : features.filter((row) => row.product === shown)
            const unused = rows.filter((row) => row.adoptingCustomers === 0).length
            return (
              <Part
                heading={`${counted(rows.length, 'feature')}; ${unused === 0 ? 'each has an account that adopted it' : `${count(unused)} adopted by nobody`}`}
                tools={
                  <Select
                    label="Product"
                    value={shown ?? ''}
                    options={[
                      { value: '', text: 'All' },
                      ...products.map((value) => ({ value, text: productName(value) })),
                    ]}
                    onChange={(product) => change({ product })}
                  />
                }
                note="Adopted: used on several of 28 days. The rate counts the accounts whose plan has the feature."
              >
                <DataTable
                  name="Adoption of features"
                  rows={rows.toSorted(
                    (left, right) => (right.adoptionRate ?? -1) - (left.adoptionRate ?? -1),
                  )}
                  columns={columns}
                  rowKey={(row) => row.featureId}
                />
              </Part>
            )
          }}
        </Present>
      )}
    </Loaded>
  )
}

type Standing = 'is_adopted' | 'is_used' | 'is_entitled'

/** The accounts behind a figure of a feature. */
const behind =
  (standing: Standing) =>
  ({ featureId }: Row): string =>
    rowsAddress(`select customer_id, customer_name, is_adopted, active_users, active_days, event_count, date
from marts.fct_feature_usage
left join entities.entity_customers using (customer_id)
where feature_id = ${sqlText(featureId)} and is_latest and ${standing}
order by event_count desc`)

const columns: readonly Column<Row>[] = [
  { id: 'feature', header: 'Feature', value: (row) => term(row.feature) },
  {
    id: 'product',
    header: 'Product',
    width: 128,
    from: 'phone',
    value: (row) => row.product,
    cell: (row) => <ProductName code={row.product} />,
  },
  {
    id: 'tier',
    header: 'Tier',
    width: 104,
    from: 'tablet',
    value: (row) => (row.tier === null ? null : term(row.tier)),
  },
  {
    id: 'rate',
    header: 'Adopted',
    unit: '%',
    isFigure: true,
    width: 104,
    value: (row) => row.adoptionRate,
    behind: behind('is_entitled'),
    cell: (row) =>
      row.adoptionRate === null ? (
        <Missing reason="No account is entitled to it" />
      ) : (
        percent(row.adoptionRate).replace('%', '')
      ),
  },
  {
    id: 'adopting',
    header: 'Accounts that adopted',
    isFigure: true,
    width: 168,
    from: 'tablet',
    value: (row) => row.adoptingCustomers,
    cell: (row) => count(row.adoptingCustomers),
    behind: behind('is_adopted'),
  },
  {
    id: 'using',
    header: 'Using',
    isFigure: true,
    width: 80,
    from: 'phone',
    value: (row) => row.usingCustomers,
    cell: (row) => count(row.usingCustomers),
    behind: behind('is_used'),
  },
  {
    id: 'entitled',
    header: 'Entitled',
    isFigure: true,
    width: 88,
    from: 'phone',
    value: (row) => row.entitledCustomers,
    cell: (row) => count(row.entitledCustomers),
    behind: behind('is_entitled'),
  },
  {
    id: 'people',
    header: 'People',
    isFigure: true,
    width: 80,
    value: (row) => row.activeUsers,
    behind: behind('is_used'),
    cell: (row) => count(row.activeUsers),
  },
  {
    id: 'events',
    header: 'Uses',
    isFigure: true,
    width: 96,
    from: 'tablet',
    value: (row) => row.eventCount,
    behind: behind('is_used'),
    cell: (row) => count(row.eventCount),
  },
]
