import { createHash } from 'node:crypto'
import { type Manifest, type ManifestNode, type SourceNode, WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { CallSite } from '@waypoint/jinja'
import { buildDeclared } from '../nodes/declared.ts'
import { fixturesOf } from '../nodes/declared/unit-test.ts'
import { seedsOf } from '../nodes/declared/seed-rows.ts'
import { macroNode } from '../nodes/macro-nodes.ts'
import { buildSources } from '../nodes/sources.ts'
import { locationOf } from '../parse/parse-properties.ts'
import { byId } from './by-id.ts'
import { declaredSections } from './declared-sections.ts'
import { withFactsOfTests } from './facts-of-tests.ts'
import { neighbourMaps } from './neighbour-maps.ts'
import { buildGenericTests } from './build-generic-tests.ts'
import type { BuiltNode } from './build-node.ts'
import { buildNodes } from './build-nodes.ts'
import { checkMacroCalls } from './check-calls.ts'
import { checkCycles } from './check-cycles.ts'
import { checkUnique } from './check-unique.ts'
import { ofKind, type ParsedFiles } from './parsed-files.ts'
import { PropertyIndex } from './property-index.ts'
import { type NodesOfName, ReferenceIndex } from './reference-index.ts'
import { type Asker, type ReferenceContext, resolveReferences } from './resolve-references.ts'
import type { CodeStart } from '../loaded-project.ts'
import { pythonFiles, warnOfPython } from './python-files.ts'
import type { ResolveState } from './resolve-state.ts'

export interface ResolvedProject {
  readonly manifest: Manifest
  /** Where the code of a node begins in its file, for those where it is not the first character. */
  readonly codeStarts: ReadonlyMap<string, CodeStart>
  /** The macros that made each node, by unique_id. */
  readonly uses: ReadonlyMap<string, readonly string[]>
}

/** What is known already when only some files of a project are resolved. */
export interface RestOfProject {
  readonly named: NodesOfName
  readonly sources: readonly SourceNode[]
  readonly disabled: readonly (ManifestNode | SourceNode)[]
}

/** From parsed files to the manifest of what they hold: the global half of reading a project. */
export function resolveProject(
  parsed: ParsedFiles,
  state: ResolveState,
  rest: RestOfProject | null = null,
): ResolvedProject {
  const properties = new PropertyIndex(parsed.properties, state.problems)
  const nodes = buildNodes(parsed, { state, properties })
  const sources = parsed.properties
    .filter((entry) => entry.section === 'sources')
    .flatMap((entry) => buildSources(entry, state))
  const tests = buildGenericTests(parsed.properties, { nodes, sources }, state)
  const fixtures = fixturesOf(ofKind(parsed.files, 'fixture'))
  const seeds = seedsOf(ofKind(parsed.files, 'seed'))
  const declared = parsed.properties.flatMap((entry) => buildDeclared(entry, { state, fixtures, seeds }))
  const macros =
    rest === null
      ? [...state.library.definitions.values()].map((macro) => macroNode(macro, properties, state))
      : []

  const all: readonly BuiltNode[] = [...nodes, ...tests]
  const enabled = all.filter(({ node }) => node.config.enabled)
  const off = all.filter(({ node }) => !node.config.enabled)
  const enabledNodes = enabled.map(({ node }) => node)
  checkUnique(enabledNodes, state.problems)
  const python = pythonFiles(parsed)
  const context = referenceContext({ enabledNodes, off, sources, rest, python }, state)
  const resolved = enabled.map((built) => resolveNode(built, context))
  const kept = resolved.filter((each) => each.dependsOn !== null)
  const withoutParents = resolved.filter((each) => each.dependsOn === null)

  const { sections, disabled } = declaredSections(declared, context)
  const manifest: Manifest = {
    metadata: metadataOf(state),
    nodes: byId(withFactsOfTests(kept.map((each) => each.node))),
    sources: byId(sources.filter((source) => source.enabled).map((source) => source.node)),
    macros: byId(macros),
    docs: rest === null ? Object.fromEntries(state.docs.nodes) : {},
    ...sections,
    disabled: disabledSection([
      ...off.map(({ node }) => node),
      ...withoutParents.map((each) => each.node),
      ...sources.filter((source) => !source.enabled).map((source) => source.node),
      ...disabled,
    ]),
    parent_map: {},
    child_map: {},
  }
  warnUnused(properties, [...nodes.map(({ node }) => node.name), ...python.keys()], state)
  warnOfPython(python, state.problems)
  checkMacroCalls(parsed.macros, state)
  if (rest === null) checkCycles(manifest, siteFinder(kept, context), state.problems)
  return {
    manifest: { ...manifest, ...neighbourMaps(manifest) },
    codeStarts: codeStarts(nodes),
    uses: new Map(all.map(({ node, uses }) => [node.unique_id, uses])),
  }
}

export function metadataOf({ root, profile, invocation, environment }: ResolveState): Manifest['metadata'] {
  return {
    project_name: root.name,
    project_id: createHash('md5').update(root.name).digest('hex'),
    adapter_type: profile.type,
    invocation_id: invocation.id,
    generated_at: invocation.startedAt.toISOString(),
    quoting: { database: true, schema: true, identifier: true, ...root.quoting },
    env: environment.metadata,
  }
}

function codeStarts(nodes: readonly BuiltNode[]): ReadonlyMap<string, CodeStart> {
  const moved = nodes.filter(({ spec }) => spec.line !== 1 || spec.column !== 1)
  return new Map(moved.map(({ spec: { uniqueId, line, column } }) => [uniqueId, { line, column }]))
}

type DisabledNode = Manifest['disabled'][string][number]

interface ResolvedNode {
  readonly node: ManifestNode
  readonly built: BuiltNode
  readonly dependsOn: readonly string[] | null
}

function resolveNode(built: BuiltNode, context: ReferenceContext): ResolvedNode {
  const { node, recorded } = built
  const dependsOn = resolveReferences(recorded, askerOf(built), context)
  // Nobody else has seen the node yet.
  Object.assign(node, { depends_on: { macros: node.depends_on.macros, nodes: dependsOn ?? [] } })
  return { node, built, dependsOn }
}

function askerOf({ node, location }: BuiltNode): Asker {
  const group = 'group' in node && typeof node.group === 'string' ? node.group : null
  return {
    name: node.name,
    packageName: node.package_name,
    group,
    tolerant: node.resource_type === 'test',
    ...(location === undefined ? {} : { location }),
  }
}

function referenceContext(
  built: {
    readonly enabledNodes: readonly ManifestNode[]
    readonly off: readonly BuiltNode[]
    readonly sources: readonly { readonly node: SourceNode; readonly enabled: boolean }[]
    readonly rest: RestOfProject | null
    readonly python: ReadonlyMap<string, string>
  },
  state: ResolveState,
): ReferenceContext {
  const sourcesWhere = (enabled: boolean): readonly SourceNode[] =>
    built.sources.filter((source) => source.enabled === enabled).map((source) => source.node)
  const root = state.root.name
  const offBefore = built.rest?.disabled ?? []
  return {
    index: new ReferenceIndex(root, {
      nodes: built.enabledNodes,
      sources: [...(built.rest?.sources ?? []), ...sourcesWhere(true)],
      ...(built.rest === null ? {} : { others: built.rest.named }),
    }),
    disabled: new ReferenceIndex(root, {
      nodes: [
        ...offBefore.filter((node) => node.resource_type !== 'source'),
        ...built.off.map(({ node }) => node),
      ],
      sources: [...offBefore.filter((node) => node.resource_type === 'source'), ...sourcesWhere(false)],
    }),
    python: built.python,
    problems: state.problems,
  }
}

function disabledSection(nodes: readonly DisabledNode[]): Manifest['disabled'] {
  const disabled: Record<string, DisabledNode[]> = {}
  for (const node of nodes) (disabled[node.unique_id] ??= []).push(node)
  return disabled
}

/** Where a node refers to another one. */
function siteFinder(
  resolved: readonly ResolvedNode[],
  context: ReferenceContext,
): (from: string, to: string) => CallSite | undefined {
  return (from, to) => {
    const built = resolved.find((each) => each.node.unique_id === from)?.built
    if (built === undefined) return undefined
    return built.recorded.refs.find(
      ({ args }) => context.index.ref(args, built.node.package_name)?.unique_id === to,
    )?.site
  }
}

function warnUnused(properties: PropertyIndex, names: readonly string[], state: ResolveState): void {
  for (const entry of properties.unused()) {
    if (names.includes(entry.name)) continue
    const near = nearestName(entry.name, names)
    state.problems.warn(
      new WaypointError({
        code: 'unmatched-properties',
        message: `'${entry.name}' is described under ${entry.section}, but does not exist`,
        location: locationOf(entry),
        hint: near === undefined ? 'Correct the name, or remove the description.' : `Did you mean '${near}'?`,
      }),
    )
  }
}
