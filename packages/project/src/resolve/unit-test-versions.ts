import type { DeclaredNode, ManifestNode } from '@waypoint/contracts'
import { isMap } from '../yaml/read-yaml.ts'

/** A unit test of a versioned model stands for one of each version that it does not leave out. */
export function unitTestsOfVersions(
  node: DeclaredNode,
  tested: readonly ManifestNode[],
): readonly DeclaredNode[] {
  const versions = tested.flatMap((model) =>
    model.resource_type === 'model' && model.version !== null ? [{ model, version: model.version }] : [],
  )
  if (versions.length === 0) return tested.slice(0, 1).map((model) => testOf(node, model))
  return versions
    .filter(({ version }) => isIncluded(version, node.versions))
    .map(({ model, version }) => ({
      ...testOf(node, model),
      unique_id: `${node.unique_id}_v${version}`,
      version,
    }))
}

function testOf(node: DeclaredNode, model: ManifestNode): DeclaredNode {
  return { ...node, schema: model.schema, depends_on: { macros: [], nodes: [model.unique_id] } }
}

function isIncluded(version: string | number, rule: unknown): boolean {
  if (!isMap(rule)) return true
  const has = (list: unknown): boolean =>
    Array.isArray(list) && list.some((each) => String(each) === String(version))
  if (Array.isArray(rule.include)) return has(rule.include)
  return !has(rule.exclude)
}
