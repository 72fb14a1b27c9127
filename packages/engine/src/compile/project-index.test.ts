import type { ManifestNode, RefArgs } from '@waypoint/contracts'
import { describe, expect, test } from 'vitest'
import { planManifest, planNode } from '../fixtures/plan-nodes.ts'
import { ProjectIndex } from './project-index.ts'

const ref = (name: string, version: RefArgs['version'] = null): RefArgs => ({ name, package: null, version })

function indexOf(...nodes: readonly ManifestNode[]): ProjectIndex {
  const byId = Object.fromEntries(nodes.map((node) => [node.unique_id, node]))
  return new ProjectIndex({ ...planManifest([]), nodes: byId })
}

function model(id: string, name: string, packageName = 'shop'): ManifestNode {
  return { ...planNode(id), name, package_name: packageName }
}

function versioned(id: string, name: string, number: number): ManifestNode {
  const node = planNode(id)
  if (node.resource_type !== 'model') throw new Error(`${id} is no model`)
  return { ...node, name, version: number, latest_version: 2 }
}

describe('ProjectIndex', () => {
  const everywhere = indexOf(
    model('vendor.x', 'x', 'vendor'),
    model('shop.x', 'x'),
    model('vendor.y', 'y', 'vendor'),
  )

  test('the root project comes before packages, whoever asks', () => {
    expect(everywhere.ref(ref('x'), 'vendor')?.unique_id).toBe('shop.x')
    expect(everywhere.ref(ref('y'), 'shop')?.unique_id).toBe('vendor.y')
  })

  test('a package that is named is the only one searched', () => {
    expect(everywhere.ref({ ...ref('x'), package: 'vendor' }, 'shop')?.unique_id).toBe('vendor.x')
    expect(everywhere.ref({ ...ref('y'), package: 'shop' }, 'shop')).toBeUndefined()
  })

  test('without a version the latest one is meant', () => {
    const index = indexOf(versioned('v1', 'v', 1), versioned('v2', 'v', 2))
    expect([
      index.ref(ref('v'), 'shop'),
      index.ref(ref('v', 1), 'shop'),
      index.ref(ref('v', '2'), 'shop'),
    ]).toMatchObject([{ unique_id: 'v2' }, { unique_id: 'v1' }, { unique_id: 'v2' }])
  })

  test('tests and operations cannot be referred to', () => {
    expect(indexOf(planNode('t_a')).ref(ref('t_a'), 'shop')).toBeUndefined()
  })
})
