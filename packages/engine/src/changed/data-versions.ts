import type { ManifestNode, SourceNode } from '@waypoint/contracts'
import { Relation } from '@waypoint/context'
import { relationOfNode, relationOfSource } from '../compile/relation-of-node.ts'
import type { RunState } from '../run-state.ts'
import type { BuildLog } from './build-log.ts'
import { contentHash } from './content-hash.ts'
import { relationContent } from './relation-content.ts'

/** A text that differs when what a node reads differs; `unknown` says why there is none. */
export type DataVersion =
  | { readonly version: string; readonly unknown?: undefined }
  | { readonly version?: undefined; readonly unknown: string }

/** Materializations whose rows are their own: they change when they are built, and only then. */
const OWN_ROWS: ReadonlySet<string> = new Set(['table', 'incremental', 'seed', 'snapshot'])

/** The state of the data behind every node and source, as far as this run has come. */
export class DataVersions {
  readonly #log: BuildLog
  readonly #state: RunState
  /** Sources are looked at once: what arrives meanwhile is found by the next run. */
  readonly #contents = new Map<string, Promise<DataVersion>>()
  readonly #nodes = new Map<string, Promise<DataVersion>>()
  readonly #functions = new Map<string, string>()

  constructor(log: BuildLog, state: RunState) {
    this.#log = log
    this.#state = state
  }

  of(uniqueId: string, worker: string): Promise<DataVersion> {
    const { manifest } = this.#state.project
    const source = manifest.sources[uniqueId]
    if (source !== undefined) return this.#source(source, worker)
    const node = manifest.nodes[uniqueId]
    if (node === undefined) return Promise.resolve({ unknown: `${uniqueId} is no part of the project` })
    const known = this.#nodes.get(uniqueId)
    if (known !== undefined) return known
    const version = this.#node(node, worker)
    this.#nodes.set(uniqueId, version)
    return version
  }

  /** A node was built: what was known of those that show its rows holds no longer. */
  built(): void {
    this.#nodes.clear()
  }

  created(functionId: string, code: string): void {
    this.#functions.set(functionId, contentHash(code))
    this.#nodes.clear()
  }

  async #node(node: ManifestNode, worker: string): Promise<DataVersion> {
    const { index, project } = this.#state
    const standIn = index.standInFor(node)
    if (standIn !== node) {
      const relation = relationOfNode(standIn, project.config.quoting)
      return this.#content(
        `node ${node.unique_id}`,
        { relation, loadedAt: null, worker },
        `${node.name} of the other environment`,
      )
    }
    if (node.resource_type === 'function') {
      const version = this.#functions.get(node.unique_id)
      return version === undefined
        ? { unknown: `the function ${node.name} was not created by this run` }
        : { version }
    }
    const { materialized } = node.config
    const build = materialized === 'ephemeral' ? '' : this.#log.buildOf(node.relation_name ?? '')
    if (build === undefined) return { unknown: `it is not known what built its parent ${node.name}` }
    if (OWN_ROWS.has(materialized)) return { version: build }
    const parents: string[] = [build]
    for (const id of node.depends_on.nodes) {
      const parent = await this.of(id, worker)
      if (parent.unknown !== undefined) return parent
      parents.push(parent.version)
    }
    return { version: contentHash(parents) }
  }

  async #source(source: SourceNode, worker: string): Promise<DataVersion> {
    const { adapter, cache, project } = this.#state
    const relation = relationOfSource(source, project.config.quoting)
    if (relation.external === undefined) {
      const found = await cache.get(source.database ?? adapter.database, source.schema, source.identifier)
      // A template may ask whether it is there, and do without.
      if (found === undefined) return { version: '0:absent' }
    }
    const name = `source ${source.source_name}.${source.name}`
    return this.#content(source.unique_id, { relation, loadedAt: source.loaded_at_field, worker }, name)
  }

  #content(
    key: string,
    question: { readonly relation: Relation; readonly loadedAt: string | null; readonly worker: string },
    name: string,
  ): Promise<DataVersion> {
    const known = this.#contents.get(key)
    if (known !== undefined) return known
    const version = relationContent(question, this.#state).then(
      (content): DataVersion =>
        content === null
          ? { unknown: `this database cannot tell whether ${name} changed` }
          : { version: content },
      (cause: unknown): DataVersion => ({
        unknown: `${name} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      }),
    )
    this.#contents.set(key, version)
    return version
  }
}
