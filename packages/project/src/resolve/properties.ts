import { createContext, Relation } from '@waypoint/context'
import type { ColumnInfo } from '@waypoint/contracts'
import { type Scope, TemplateError } from '@waypoint/jinja'
import type { ConfigMap } from '../config/merge-config.ts'
import { strings } from '../config/typed-settings.ts'
import { locationOf, type PropertyEntry } from '../parse/parse-properties.ts'
import { relocated } from '../problems/template-problem.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import { isTemplate, renderTree } from '../yaml/render-tree.ts'
import type { YamlPath } from '../yaml/yaml-position.ts'
import { docBlocks } from './doc-blocks.ts'
import { missingName } from './missing-name.ts'
import { ParseResolver } from './parse-resolver.ts'
import { parseEnvironment, type ResolveState } from './resolve-state.ts'

/** A YAML element with its Jinja rendered, except what is rendered later: descriptions, tests, hooks. */
export interface Properties {
  readonly entry: PropertyEntry
  readonly data: YamlMap
  readonly scope: Scope
}

const RENDERED = new WeakMap<ResolveState, Map<PropertyEntry, Properties>>()

/** An element is rendered once, however many of its nodes and tests ask for it. */
export function renderProperties(entry: PropertyEntry, state: ResolveState): Properties {
  let rendered = RENDERED.get(state)
  if (rendered === undefined) {
    rendered = new Map()
    RENDERED.set(state, rendered)
  }
  let properties = rendered.get(entry)
  if (properties === undefined) {
    properties = state.library.trace.outside(() => renderEntry(entry, state))
    rendered.set(entry, properties)
  }
  return properties
}

function renderEntry(entry: PropertyEntry, state: ResolveState): Properties {
  const resolver = new ParseResolver(NOWHERE)
  const scope = scopeOnDemand(() =>
    createContext(parseEnvironment(state, entry.file.packageName, { node: null, resolver })),
  )
  const data = attemptRender(entry, scope, state)
  for (const { mistake } of resolver.mistakes) {
    state.problems.error(missingName(mistake, locationOf(entry)))
  }
  return { entry, data, scope }
}

const NOWHERE = new Relation({ database: null, schema: null, identifier: null })

/** Most elements hold no template and never look anything up. */
function scopeOnDemand(make: () => Scope): Scope {
  let scope: Scope | undefined
  return { lookup: (name) => (scope ??= make()).lookup(name) }
}

function attemptRender(entry: PropertyEntry, scope: Scope, state: ResolveState): YamlMap {
  try {
    const rendered = renderTree(entry.data, { scope, file: entry.file.file, renders: rendersNow })
    return isMap(rendered) ? rendered : entry.data
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    state.problems.error(relocated(error, locationOf(entry)))
    return entry.data
  }
}

const LATER: ReadonlySet<unknown> = new Set([
  'description',
  'tests',
  'data_tests',
  'pre_hook',
  'post_hook',
  'pre-hook',
  'post-hook',
  'loaded_at_query',
  'given',
  'expect',
  'overrides',
  'filter',
  'where',
])

/** Below column_types stand names of columns, which may be called anything. */
function rendersNow(path: YamlPath): boolean {
  const columns = path.indexOf('column_types')
  return !(columns < 0 ? path : path.slice(0, columns)).some((step) => LATER.has(step))
}

/** Keys that YAML writes beside `config:` and that mean the same. */
const CONFIG_PROPERTIES = ['tags', 'meta', 'docs', 'group', 'contract', 'access', 'freshness'] as const

/** The layer of configuration that a YAML element stands for. */
export function configOfProperties(data: YamlMap): ConfigMap {
  const besides = CONFIG_PROPERTIES.flatMap((key) => (data[key] === undefined ? [] : [[key, data[key]]]))
  return { ...Object.fromEntries(besides), ...(isMap(data.config) ? data.config : {}) }
}

export function describe(
  text: unknown,
  properties: Pick<Properties, 'entry' | 'scope'>,
  state: ResolveState,
): string {
  if (typeof text !== 'string') return ''
  if (!isTemplate(text)) return text
  try {
    return String(renderTree(text, { scope: properties.scope, file: properties.entry.file.file }))
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error
    state.problems.error(relocated(error, locationOf(properties.entry, ['description'])))
    return text
  }
}

/** Columns as YAML describes them, in its order. */
export function columnsOf(
  columns: unknown,
  properties: Pick<Properties, 'entry' | 'scope'>,
  state: ResolveState,
): Readonly<Record<string, ColumnInfo>> {
  const list = (Array.isArray(columns) ? columns : []).filter(isMap)
  return Object.fromEntries(
    list
      .filter((column) => column.name !== undefined)
      .map((column) => [
        String(column.name),
        columnOf(column, {
          description: describe(column.description, properties, state),
          blocks: docBlocks(column.description, state.docs),
        }),
      ]),
  )
}

function columnOf(
  column: YamlMap,
  { description, blocks }: { readonly description: string; readonly blocks: readonly string[] },
): ColumnInfo {
  const config = isMap(column.config) ? column.config : {}
  return {
    name: String(column.name),
    description,
    data_type: typeof column.data_type === 'string' ? column.data_type : null,
    meta: { ...(isMap(column.meta) ? column.meta : {}), ...(isMap(config.meta) ? config.meta : {}) },
    tags: [...strings(column.tags, []), ...strings(config.tags, [])],
    quote: typeof column.quote === 'boolean' ? column.quote : null,
    constraints: (Array.isArray(column.constraints) ? column.constraints : []).filter(isMap),
    granularity: typeof column.granularity === 'string' ? column.granularity : null,
    doc_blocks: blocks,
  }
}
