import { expect, test } from 'vitest'
import { type Files, loadFiles, mistakesIn } from '../test-project.ts'

const FILES: Files = {
  'models/customers.sql': 'select 1 as id',
  'models/orders.sql': 'select 1 as customer_id, 2 as country',
  'models/orders.yml': `sources:
  - name: raw
    tables: [{name: countries}]
models:
  - name: orders
    constraints:
      - {type: foreign_key, columns: [customer_id], to: ref('customers'), to_columns: [id]}
    columns:
      - name: country
        constraints: [{type: foreign_key, to: "source('raw', 'countries')", to_columns: [code]}]
      - {name: plain, constraints: [{type: foreign_key, to: other.table}]}
`,
}

test('a model depends on what its foreign keys refer to', async () => {
  const { manifest } = await loadFiles(FILES)
  expect(manifest.nodes['model.shop.orders']).toMatchObject({
    refs: [{ name: 'customers', package: null, version: null }],
    sources: [['raw', 'countries']],
    depends_on: { nodes: ['source.shop.raw.countries', 'model.shop.customers'] },
    constraints: [{ to: "ref('customers')" }],
  })
})

test('a misspelt one is told with its place', async () => {
  const yaml = String(FILES['models/orders.yml']).replace("ref('customers')", "ref('customer')")
  const [mistake] = await mistakesIn({ ...FILES, 'models/orders.yml': yaml })
  expect(mistake).toMatchObject({ code: 'missing-ref', hint: "Did you mean ref('customers')?" })
  expect(mistake?.place).toMatch(/^models\/orders\.yml:7:/)
})
