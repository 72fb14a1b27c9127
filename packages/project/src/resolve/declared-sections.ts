import type { DeclaredNode, Manifest } from '@waypoint/contracts'
import type { BuiltDeclared } from '../nodes/declared.ts'
import { locationOf } from '../parse/parse-properties.ts'
import { byId } from './by-id.ts'
import { type ReferenceContext, resolveReferences } from './resolve-references.ts'

type DeclaredSections = Pick<
  Manifest,
  'exposures' | 'metrics' | 'groups' | 'semantic_models' | 'saved_queries' | 'unit_tests'
>

/** What exists in YAML only, with its references resolved, by the artifact's sections. */
export function declaredSections(
  declared: readonly BuiltDeclared[],
  context: ReferenceContext,
): DeclaredSections {
  const nodes = declared.map(({ node, recorded, entry }): DeclaredNode => {
    const asker = {
      name: node.name,
      packageName: node.package_name,
      group: null,
      location: () => locationOf(entry),
    }
    const dependsOn = resolveReferences(recorded, asker, context)
    return { ...node, depends_on: { macros: [], nodes: dependsOn ?? [] } }
  })
  const of = (type: DeclaredNode['resource_type']): Readonly<Record<string, DeclaredNode>> =>
    byId(nodes.filter((node) => node.resource_type === type))
  return {
    exposures: of('exposure'),
    metrics: of('metric'),
    groups: of('group'),
    semantic_models: of('semantic_model'),
    saved_queries: of('saved_query'),
    unit_tests: of('unit_test'),
  }
}
