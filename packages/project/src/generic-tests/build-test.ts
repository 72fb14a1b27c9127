import { type NodeContext, templateOptions } from '@waypoint/context'
import type { TestNode } from '@waypoint/contracts'
import { argumentsOf, compileTemplate, TemplateError, type Value } from '@waypoint/jinja'
import { mergeConfig } from '../config/merge-config.ts'
import { strings } from '../config/typed-settings.ts'
import type { LoadedMacro } from '../macros/loaded-macro.ts'
import { relocated } from '../problems/template-problem.ts'
import { type BuiltNode, buildNode } from '../resolve/build-node.ts'
import type { NodeSpec } from '../resolve/node-spec.ts'
import type { ParseResolver } from '../resolve/parse-resolver.ts'
import type { ResolveState } from '../resolve/resolve-state.ts'
import { isTemplate, renderTree } from '../yaml/render-tree.ts'
import { findTestMacro } from './check-test.ts'
import { configText } from './config-text.ts'
import { readTest, type TestDefinition } from './test-definition.ts'
import { synthesizeNames, testHash, type TestNames } from './test-names.ts'
import type { TestTarget } from './test-target.ts'

/** A generic test as a node, named as dbt names it. */
export function buildTest(written: unknown, target: TestTarget, state: ResolveState): BuiltNode<TestNode> {
  const definition = renderConfig(readTest(written, target), target)
  const { file } = target.properties.entry
  const names = namesOf(definition, target)
  const withAlias = names.full === names.short || definition.customName !== undefined
  const config =
    withAlias || 'alias' in definition.config
      ? definition.config
      : { ...definition.config, alias: names.short }
  const macro = findTestMacro(definition, target, state)
  const folders = file.file.split('/').slice(1, -1)
  const spec: NodeSpec = {
    type: 'test',
    uniqueId: `test.${file.packageName}.${names.full}.${testHash(names.full, definition)}`,
    name: names.full,
    packageName: file.packageName,
    path: `${names.short}.sql`,
    file: file.file,
    fqn: [file.packageName, ...folders, names.full],
    rawCode: `{{ ${macroName(definition)}(**_dbt_generic_test_kwargs) }}${configText(config)}`,
    line: 1,
    column: 1,
    checksum: { name: 'none', checksum: '' },
    properties: null,
    yamlConfig: {},
    described: {},
    extraTags: [...new Set([...target.columnTags, ...strings(config.tags, [])])].toSorted(alphabetically),
  }
  const built = buildNode(spec, state, (context, recorded) => {
    renderTest({ definition, target, macro }, context, recorded)
    recorded.config = mergeConfig(recorded.config, config)
  })
  return {
    ...built,
    node: withMetadata(built.node as TestNode, definition, target),
    location: target.location,
  }
}

interface TestRendering {
  readonly definition: TestDefinition
  readonly target: TestTarget
  readonly macro: LoadedMacro | undefined
}

/** These two read what they test and nothing else: their macros need not be called to know that. */
const SHORTCUTS: ReadonlySet<string> = new Set(['test_unique', 'test_not_null'])

/** Calls the test's macro without a database, to see what it refers to and how it configures itself. */
function renderTest(
  { definition, target, macro }: TestRendering,
  context: NodeContext,
  recorded: ParseResolver,
): void {
  if (macro === undefined) return
  recorded.macros.add(macro.uniqueId)
  if (macro.packageName === 'dbt' && SHORTCUTS.has(macro.name)) {
    refer(target, recorded)
    return
  }
  const kwargs = new Map<string, Value>()
  for (const [name, value] of definition.kwargs) {
    const before = [...recorded.macros]
    kwargs.set(name, renderArgument(value, name === 'column_name', { context, target }))
    // What the other arguments call belongs to whoever wrote them, not to the test.
    if (name === 'model') continue
    recorded.macros.clear()
    for (const macroId of before) recorded.macros.add(macroId)
  }
  const callable = context.macros.find(macro.packageName, macro.name)
  void callable?.call(argumentsOf([], kwargs, { asynchronous: false, site: siteOf(target) }))
}

function refer(target: TestTarget, recorded: ParseResolver): void {
  const { refers } = target
  if ('name' in refers) recorded.ref(refers, siteOf(target))
  else recorded.source(refers[0], refers[1], siteOf(target))
}

const BARE_CALL = /^\s*(?:env_var|ref|var|source|doc)\s*\(.+\)\s*$/

function renderArgument(
  value: Value,
  isColumnName: boolean,
  place: { readonly context: NodeContext; readonly target: TestTarget },
): Value {
  if (typeof value === 'string') {
    const text = BARE_CALL.test(value) && !isColumnName ? `{{ ${value} }}` : value
    if (!isTemplate(text)) return text
    return compileTemplate(text, templateOptions({ file: fileOf(place.target) })).evaluateSync(place.context)
  }
  if (Array.isArray(value)) return value.map((item) => renderArgument(item, false, place))
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [key, renderArgument(item, false, place)]))
  }
  return value
}

function renderConfig(definition: TestDefinition, target: TestTarget): TestDefinition {
  const { scope } = target.properties
  try {
    const config = renderTree(definition.config, { scope, file: fileOf(target) })
    return { ...definition, config: config as TestDefinition['config'] }
  } catch (error) {
    if (error instanceof TemplateError) throw relocated(error, target.location())
    throw error
  }
}

function namesOf(definition: TestDefinition, target: TestTarget): TestNames {
  if (definition.customName !== undefined) {
    return { full: definition.customName, short: definition.customName }
  }
  const type = `${target.isSource ? 'source_' : ''}${definition.name}`
  const prefixed = definition.namespace === null ? type : `${definition.namespace}_${type}`
  return synthesizeNames(prefixed, target.name, definition.kwargs)
}

function macroName({ name, namespace }: TestDefinition): string {
  return namespace === null ? `test_${name}` : `${namespace}.test_${name}`
}

/** Adds to the node, which nobody else has seen yet, what only generic tests have. */
function withMetadata(node: TestNode, definition: TestDefinition, target: TestTarget): TestNode {
  return Object.assign(node, {
    description: definition.description,
    test_metadata: {
      name: definition.name,
      kwargs: Object.fromEntries(definition.kwargs),
      namespace: definition.namespace,
    },
    column_name: target.columnName,
    file_key_name: target.fileKey,
    attached_node: target.attachedNode,
  })
}

function fileOf(target: TestTarget): string {
  return target.properties.entry.file.file
}

function siteOf(target: TestTarget): {
  readonly file: string
  readonly line: number
  readonly column: number
} {
  return { file: fileOf(target), line: 1, column: 1 }
}

function alphabetically(left: string, right: string): number {
  return left < right ? -1 : 1
}
