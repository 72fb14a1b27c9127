import type { DeclaredNode } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { encodeDeclared } from './encode-declared.ts'

const SHARED = {
  name: 'revenue',
  package_name: 'shop',
  path: 's.yml',
  original_file_path: 'models/s.yml',
  fqn: ['shop', 'revenue'],
  description: '',
  depends_on: { macros: [], nodes: [] },
  config: { enabled: true },
  tags: ['a'],
  meta: { b: 1 },
} as const

const encoded = (resource_type: DeclaredNode['resource_type']): Readonly<Record<string, unknown>> =>
  encodeDeclared({ ...SHARED, resource_type, unique_id: `${resource_type}.shop.revenue` }) as Readonly<
    Record<string, unknown>
  >

describe('what exists in YAML only is written with the fields of its kind', () => {
  test('tags and meta stay where the schema has them', () => {
    expect(encoded('exposure')).toMatchObject({ tags: ['a'], meta: { b: 1 } })
    expect(encoded('metric')).toMatchObject({ tags: ['a'], meta: { b: 1 } })
    expect(encoded('saved_query')).toMatchObject({ tags: ['a'] })
    expect(encoded('saved_query')).not.toHaveProperty('meta')
    expect(encoded('unit_test')).not.toHaveProperty('tags')
    expect(encoded('group')).not.toHaveProperty('depends_on')
  })

  test('what nobody wrote is null', () => {
    expect(encoded('metric')).toMatchObject({ filter: null, time_granularity: null })
    expect(encoded('unit_test')).toMatchObject({ overrides: null, version: null })
  })

  test('a missing description is null or empty, as dbt has it for each kind', () => {
    expect(['exposure', 'metric', 'unit_test'].map((type) => encoded(type as 'metric').description)).toEqual([
      '',
      '',
      '',
    ])
    expect(
      ['group', 'semantic_model', 'saved_query'].map((type) => encoded(type as 'group').description),
    ).toEqual([null, null, null])
  })
})
