import { expect, test } from 'vitest'
import type { Manifest } from '@waypoint/contracts'
import type { PlanStep } from '../plan/plan.ts'
import { auditGroups } from './audit-groups.ts'

const step = (uniqueId: string, action: PlanStep['action'], ...dependsOn: string[]): PlanStep => ({
  uniqueId,
  action,
  dependsOn,
  resourceType: action === 'test' ? 'test' : 'model',
  name: uniqueId,
  description: '',
  relationName: null,
  priority: 0,
})

const manifest = (audited: readonly string[], others: readonly string[]): Manifest => {
  const node = (id: string): readonly [string, unknown] => [
    id,
    { resource_type: 'model', config: { materialized: 'table', audit: audited.includes(id) } },
  ]
  return { nodes: Object.fromEntries([...audited, ...others].map(node)) } as unknown as Manifest
}

test('a relation is audited by the tests that read nothing built after it', () => {
  const steps = [
    step('orders', 'materialize'),
    step('unique_orders', 'test', 'orders'),
    step('totals', 'materialize', 'orders', 'unique_orders'),
    step('orders_in_totals', 'test', 'orders', 'totals'),
  ]
  expect(auditGroups(steps, manifest(['orders'], ['totals']))).toEqual(
    new Map([
      ['orders', 'audit of orders'],
      ['unique_orders', 'audit of orders'],
    ]),
  )
  expect(auditGroups(steps, manifest(['orders', 'totals'], [])).get('orders_in_totals')).toBe(
    'audit of totals',
  )
})

test('without a test in the run there is nothing to wait for', () => {
  expect(auditGroups([step('orders', 'materialize')], manifest(['orders'], []))).toEqual(new Map())
})
