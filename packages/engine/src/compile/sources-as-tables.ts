import type { Adapter } from '@waypoint/adapter-contract'
import type { SourceNode } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'

/** What makes a source a file instead of a table. */
const keys: readonly string[] = ['external_location', 'plugin', 'formatter']

/** A database that reads no files has the tables that sources are elsewhere files in place of. */
export function sourcesFor(adapter: Adapter, project: LoadedProject): LoadedProject {
  if (adapter.capabilities.localFiles) return project
  const { manifest } = project
  const files = Object.values(manifest.sources).filter(isFile)
  if (files.length === 0) return project
  const tables = Object.fromEntries(files.map((source) => [source.unique_id, asTable(source)]))
  return { ...project, manifest: { ...manifest, sources: { ...manifest.sources, ...tables } } }
}

function isFile({ meta, source_meta: sourceMeta, config }: SourceNode): boolean {
  return [meta, sourceMeta, config].some((settings) => keys.some((key) => Object.hasOwn(settings, key)))
}

function asTable(source: SourceNode): SourceNode {
  return {
    ...source,
    meta: without(source.meta),
    source_meta: without(source.source_meta),
    config: without(source.config),
  }
}

function without(settings: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(settings).filter(([key]) => !keys.includes(key)))
}
