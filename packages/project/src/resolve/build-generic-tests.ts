import type { ManifestNode, TestNode } from '@waypoint/contracts'
import { buildTest } from '../generic-tests/build-test.ts'
import { collectTests, type TestHolder, testsKey, type WrittenTest } from '../generic-tests/collect-tests.ts'
import type { BuiltSource } from '../nodes/sources.ts'
import { versionsOf } from '../nodes/versions.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import { isMap } from '../yaml/read-yaml.ts'
import type { BuiltNode } from './build-node.ts'
import { renderProperties } from './properties.ts'
import type { ResolveState } from './resolve-state.ts'

const TESTED = { models: 'model', seeds: 'seed', snapshots: 'snapshot' } as const

/** The generic tests of models, seeds, snapshots and sources. */
export function buildGenericTests(
  entries: readonly PropertyEntry[],
  built: { readonly nodes: readonly BuiltNode[]; readonly sources: readonly BuiltSource[] },
  state: ResolveState,
): readonly BuiltNode<TestNode>[] {
  const byId = new Map(built.nodes.map(({ node }) => [node.unique_id, node]))
  const holders: readonly TestHolder[] = [
    ...entries.flatMap((entry) => holdersOf(entry, byId, state)),
    ...built.sources.map((source) => source.holder),
  ]
  const written: readonly WrittenTest[] = holders.flatMap(collectTests)
  return written.flatMap((test) => {
    const { result, used } = state.library.trace.during(() =>
      state.problems.attempt(() => buildTest(test.written, test.target, state)),
    )
    return result === undefined ? [] : [{ ...result, uses: [...used] }]
  })
}

function holdersOf(
  entry: PropertyEntry,
  byId: ReadonlyMap<string, ManifestNode>,
  state: ResolveState,
): readonly TestHolder[] {
  const { section, name, file } = entry
  if (section !== 'models' && section !== 'seeds' && section !== 'snapshots') return []
  if (!hasTests(entry)) return []
  const properties = renderProperties(entry, state)
  const { data } = properties
  const id = `${TESTED[section]}.${file.packageName}.${name}`
  const shared = {
    isSource: false,
    properties,
    fileKey: `${section}.${name}`,
    path: [],
    quoteColumns: isMap(data.quoting) && data.quoting.column === true,
    tags: [],
  }
  const versions = versionsOf(data)
  if (versions.length === 0) {
    return [
      {
        ...shared,
        name,
        reference: `ref('${name}')`,
        refers: { name, package: null, version: null },
        attachedNode: byId.has(id) ? id : null,
        columns: data.columns,
        tests: data[testsKey(data)],
      },
    ]
  }
  return versions.map((version) => ({
    ...shared,
    name: `${name}_v${version.v}`,
    reference: `ref('${name}', version='${version.v}')`,
    refers: { name, package: null, version: version.v },
    attachedNode: byId.has(`${id}.v${version.v}`) ? `${id}.v${version.v}` : null,
    columns: version.columns,
    tests: version.tests,
  }))
}

function hasTests({ data }: PropertyEntry): boolean {
  return [data.columns, data.versions, data.tests, data.data_tests].some(Array.isArray)
}
