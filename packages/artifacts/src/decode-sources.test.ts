import { expect, test } from 'vitest'
import { decodeSources } from './decode-sources.ts'

const METADATA = { dbt_schema_version: 'https://schemas.getdbt.com/dbt/sources/v3.json' }

test('sources.json tells when each source was loaded; failed checks tell nothing', () => {
  const text = JSON.stringify({
    metadata: METADATA,
    results: [
      { unique_id: 'source.shop.crm.deals', max_loaded_at: '2020-01-01T00:00:00Z', status: 'pass' },
      { unique_id: 'source.shop.crm.people', status: 'runtime error', error: 'no such table' },
    ],
  })
  expect(decodeSources(text, 'sources.json')).toEqual(
    new Map([['source.shop.crm.deals', Date.UTC(2020, 0, 1)]]),
  )
})

test('another artifact is refused', () => {
  expect(() => decodeSources('{"metadata": {}}', 'sources.json')).toThrow(
    expect.objectContaining({ code: 'unsupported-artifact' }),
  )
})
