import { Relation } from '@waypoint/context'
import type { SourceNode } from '@waypoint/contracts'
import { type ConfigMap, mergeConfig } from '../config/merge-config.ts'
import { projectLevels } from '../config/project-levels.ts'
import { booleans, strings, text } from '../config/typed-settings.ts'
import { testsKey, type TestHolder } from '../generic-tests/collect-tests.ts'
import type { PropertyEntry } from '../parse/parse-properties.ts'
import { docBlocks } from '../resolve/doc-blocks.ts'
import { columnsOf, describe, type Properties, renderProperties } from '../resolve/properties.ts'
import { projectOf, type ResolveState } from '../resolve/resolve-state.ts'
import { isMap, type YamlMap } from '../yaml/read-yaml.ts'
import { foldersOf } from './sql-nodes.ts'

export interface BuiltSource {
  readonly node: SourceNode
  readonly enabled: boolean
  readonly holder: TestHolder
}

/** One node per table of a source. */
export function buildSources(entry: PropertyEntry, state: ResolveState): readonly BuiltSource[] {
  const properties = renderProperties(entry, state)
  const tables = Array.isArray(properties.data.tables) ? properties.data.tables : []
  return tables.flatMap((table: unknown, index) =>
    isMap(table) && table.name !== undefined ? [buildTable(table, index, { properties, state })] : [],
  )
}

interface SourceContext {
  readonly properties: Properties
  readonly state: ResolveState
}

function buildTable(table: YamlMap, index: number, { properties, state }: SourceContext): BuiltSource {
  const { entry, data: source } = properties
  const { file } = entry
  const name = String(table.name)
  const fqn = [file.packageName, ...foldersOf(file.path), entry.name, name]
  const config = sourceConfig(source, table, { fqn, packageName: file.packageName, state })
  const quoting = { ...booleans(source.quoting), ...booleans(table.quoting) }
  const database = text(source.database ?? source.catalog, state.profile.database)
  const schema = text(source.schema, entry.name)
  const identifier = text(table.identifier, name)
  const relation = new Relation(
    { database, schema, identifier },
    { quote: { ...state.root.quoting, ...quoting } },
  )
  const node: SourceNode = {
    resource_type: 'source',
    unique_id: `source.${file.packageName}.${entry.name}.${name}`,
    name,
    source_name: entry.name,
    package_name: file.packageName,
    path: file.file,
    original_file_path: file.file,
    fqn,
    source_description: describe(source.description, properties, state),
    loader: text(source.loader, ''),
    identifier,
    database,
    schema,
    relation_name: relation.render(),
    quoting: { database: null, schema: null, identifier: null, column: null, ...quoting },
    loaded_at_field: (config.loaded_at_field as string | null) ?? null,
    freshness: (config.freshness as SourceNode['freshness']) ?? null,
    external: isMap(table.external) ? table.external : null,
    description: describe(table.description, properties, state),
    columns: columnsOf(table.columns, properties, state),
    meta: config.meta as SourceNode['meta'],
    source_meta: {
      ...(isMap(source.meta) ? source.meta : {}),
      ...(isMap(source.config) && isMap(source.config.meta) ? source.config.meta : {}),
    },
    tags: config.tags as readonly string[],
    config,
    unrendered_config: {
      ...writtenSourceConfig(entry.data, index),
      ...(writesFreshness(source, table) ? { freshness: config.freshness } : {}),
      loaded_at_field: config.loaded_at_field,
      loaded_at_query: config.loaded_at_query,
    },
    patch_path: null,
    unrendered_database: writtenText(entry.data.database ?? entry.data.catalog),
    unrendered_schema: writtenText(entry.data.schema),
    doc_blocks: docBlocks(table.description, state.docs),
    created_at: state.now,
  }
  return { node, enabled: config.enabled !== false, holder: holderOf(table, index, { node, properties }) }
}

interface ConfigContext {
  readonly fqn: readonly string[]
  readonly packageName: string
  readonly state: ResolveState
}

/** Source settings, then the table's over them; tags and meta add up. */
function sourceConfig(
  source: YamlMap,
  table: YamlMap,
  { fqn, packageName, state }: ConfigContext,
): ConfigMap {
  const own = projectOf(state, packageName)
  const layers = [
    ...projectLevels(own.resourceConfigs.sources, fqn),
    layerOf(source),
    layerOf(table),
    ...(own === state.root ? [] : projectLevels(state.root.resourceConfigs.sources, fqn)),
  ]
  const merged = layers.reduce<ConfigMap>(mergeConfig, {
    enabled: true,
    event_time: null,
    freshness: undefined,
    loaded_at_field: null,
    loaded_at_query: null,
    meta: {},
    tags: [],
    static_analysis: null,
  })
  const freshness = freshnessOf(source, table, merged.freshness)
  return { ...merged, freshness, tags: tagsOf(merged) }
}

function writesFreshness(...levels: readonly YamlMap[]): boolean {
  return levels.some(
    (level) => level.freshness !== undefined || (isMap(level.config) && level.config.freshness !== undefined),
  )
}

function tagsOf(config: ConfigMap): readonly string[] {
  return [...new Set(strings(config.tags, []))].toSorted(alphabetically)
}

/** Configuration of source and table as the file has it, before its Jinja was rendered. */
function writtenSourceConfig(source: YamlMap, index: number): ConfigMap {
  const table: unknown = Array.isArray(source.tables) ? source.tables[index] : undefined
  const written = [source, table].filter(isMap).map(layerOf).reduce<ConfigMap>(mergeConfig, {})
  return { meta: {}, ...written, tags: tagsOf(written) }
}

function writtenText(written: unknown): string | null {
  return typeof written === 'string' ? written : null
}

function layerOf(data: YamlMap): ConfigMap {
  const layer: Record<string, unknown> = {}
  for (const key of ['tags', 'meta', 'loaded_at_field', 'loaded_at_query', 'event_time']) {
    if (data[key] !== undefined) layer[key] = data[key]
  }
  return mergeConfig(layer, isMap(data.config) ? data.config : {})
}

const NO_THRESHOLD = { count: null, period: null }

/** Thresholds of the source and the table together; `freshness: null` on the table turns them off. */
function freshnessOf(source: YamlMap, table: YamlMap, configured: unknown): ConfigMap | null {
  const written = [source, table].map((data) => {
    const config = isMap(data.config) ? data.config : {}
    return data.freshness === undefined ? config.freshness : data.freshness
  })
  if (written[1] === null) return null
  const layers = (written.some(isMap) ? written : [configured]).filter(isMap)
  if (layers.length === 0) return NO_FRESHNESS
  return layers.reduce<ConfigMap>((merged, layer) => ({ ...merged, ...layer }), NO_FRESHNESS)
}

const NO_FRESHNESS: ConfigMap = { warn_after: NO_THRESHOLD, error_after: NO_THRESHOLD, filter: null }

function holderOf(
  table: YamlMap,
  index: number,
  { node, properties }: { readonly node: SourceNode; readonly properties: Properties },
): TestHolder {
  const quoting = { ...booleans(properties.data.quoting), ...booleans(table.quoting) }
  return {
    name: `${node.source_name}_${node.name}`,
    reference: `source('${node.source_name}', '${node.name}')`,
    refers: [node.source_name, node.name],
    isSource: true,
    properties,
    fileKey: `sources.${node.source_name}`,
    attachedNode: null,
    path: ['tables', index],
    columns: table.columns,
    tests: table[testsKey(table)],
    quoteColumns: quoting.column === true,
    tags: [...strings(properties.data.tags, []), ...strings(table.tags, [])],
  }
}

function alphabetically(left: string, right: string): number {
  return left < right ? -1 : 1
}
