import type { DeclaredNode, Manifest } from '@waypoint/contracts'
import type { BuiltDeclared } from '../nodes/declared.ts'
import { locationOf } from '../parse/parse-properties.ts'
import { isMap } from '../yaml/read-yaml.ts'
import { byId } from './by-id.ts'
import { wrongVersions } from './check-unit-test-versions.ts'
import { MetricReferences } from './metric-references.ts'
import { type ReferenceContext, resolveReferences } from './resolve-references.ts'
import { unitTestsOfVersions } from './unit-test-versions.ts'

type DeclaredSections = Pick<
  Manifest,
  'exposures' | 'metrics' | 'groups' | 'semantic_models' | 'saved_queries' | 'unit_tests'
>

export interface ResolvedDeclared {
  readonly sections: DeclaredSections
  readonly disabled: readonly DeclaredNode[]
}

/** What exists in YAML only, with its references resolved, by the artifact's sections. */
export function declaredSections(
  declared: readonly BuiltDeclared[],
  context: ReferenceContext,
): ResolvedDeclared {
  const enabled = declared.filter(isEnabled)
  const metrics = new MetricReferences(
    enabled.map(({ node }) => node),
    context.problems,
  )
  const nodes = enabled.flatMap((built) => resolveOne(built, metrics, context))
  const of = (type: DeclaredNode['resource_type']): Readonly<Record<string, DeclaredNode>> =>
    byId(nodes.filter((node) => node.resource_type === type))
  return {
    sections: {
      exposures: of('exposure'),
      metrics: of('metric'),
      groups: of('group'),
      semantic_models: of('semantic_model'),
      saved_queries: of('saved_query'),
      unit_tests: of('unit_test'),
    },
    disabled: declared.filter((built) => !isEnabled(built)).map(({ node }) => node),
  }
}

function isEnabled({ node }: BuiltDeclared): boolean {
  return !isMap(node.config) || node.config.enabled !== false
}

function resolveOne(
  built: BuiltDeclared,
  metrics: MetricReferences,
  context: ReferenceContext,
): readonly DeclaredNode[] {
  const { node, recorded, entry } = built
  const asker = {
    name: node.name,
    packageName: node.package_name,
    group: null,
    location: () => locationOf(entry),
  }
  if (node.resource_type === 'unit_test') {
    const tested = context.index
      .named(String(node.model))
      .filter((model) => model.package_name === node.package_name)
    const wrong = wrongVersions(node, tested, locationOf(entry, ['versions']))
    if (wrong !== undefined) context.problems.error(wrong)
    if (tested.length > 0) return unitTestsOfVersions(node, tested)
  }
  const dependsOn = resolveReferences(recorded, asker, context) ?? []
  const nodes = [...dependsOn, ...metrics.dependencies(built)]
  const resolved: DeclaredNode = { ...node, depends_on: { macros: [], nodes } }
  switch (node.resource_type) {
    case 'semantic_model':
      return [{ ...resolved, node_relation: relationOf(built, context) }]
    case 'metric': {
      const params = isMap(node.type_params) ? node.type_params : {}
      return [{ ...resolved, type_params: { ...params, input_measures: metrics.inputMeasures(node) } }]
    }
    case 'exposure':
    case 'group':
    case 'saved_query':
    case 'unit_test':
      return [resolved]
  }
}

/** Where the model of a semantic model lies. */
function relationOf({ node, recorded }: BuiltDeclared, { index }: ReferenceContext): unknown {
  const args = recorded.refs[0]?.args
  const model = args === undefined ? undefined : index.ref(args, node.package_name)
  if (model === undefined) return null
  const { alias, schema, database, relation_name } = model
  return { alias, schema_name: schema, database, relation_name }
}
