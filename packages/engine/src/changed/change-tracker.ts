import { randomUUID } from 'node:crypto'
import type { ContextEnvironment } from '@waypoint/context'
import type { ManifestNode, NodeResult } from '@waypoint/contracts'
import { relationOfNode } from '../compile/relation-of-node.ts'
import type { PlanStep } from '../plan/plan.ts'
import type { RunState } from '../run-state.ts'
import type { BuildLog } from './build-log.ts'
import type { BuildRecord } from './build-record.ts'
import { type DecidedNode, decidedNode } from './decided-node.ts'
import { DataVersions } from './data-versions.ts'
import { type Inspection, NodeInspector } from './node-inspector.ts'
import { buildsRelation, type Changes } from './changes.ts'
import { reasonsOf } from './reasons.ts'
import type { RecordFile } from './record-file.ts'
import { relationStamp } from './relation-content.ts'
import { reusedResult, unchangedSince } from './reused-result.ts'
import { Usage, watched } from './usage.ts'

interface Asked {
  readonly decided: DecidedNode
  readonly step: PlanStep
  readonly worker: string
}

interface Decision {
  readonly inspection: Inspection
  readonly reasons: readonly string[]
}

/** Decides for each step of a run whether what is there still holds, and keeps on record what was built. */
export class ChangeTracker implements Changes {
  readonly #log: BuildLog
  readonly #records: RecordFile
  readonly #state: RunState
  readonly #versions: DataVersions
  readonly #inspector: NodeInspector
  readonly #usages = new Map<string, Usage>()
  readonly #inspections = new Map<string, Inspection>()

  constructor(log: BuildLog, records: RecordFile, state: RunState) {
    this.#log = log
    this.#records = records
    this.#state = state
    this.#versions = new DataVersions(log, state)
    this.#inspector = new NodeInspector(this.#versions, { ...state, changes: this })
  }

  started(hooks: readonly NodeResult[]): void {
    this.#inspector.started(hooks)
  }

  watch(uniqueId: string, environment: ContextEnvironment): ContextEnvironment {
    const usage = this.#usages.get(uniqueId)
    return usage === undefined ? environment : watched(environment, usage)
  }

  async reuse(step: PlanStep, worker: string): Promise<NodeResult | null> {
    const decided = decidedNode(step, this.#state)
    if (decided === undefined) return null
    const usage = new Usage()
    this.#usages.set(step.uniqueId, usage)
    const record = this.#records.get(step.uniqueId)
    const { inspection, reasons } = await this.#decide({ decided, step, worker }, record, usage)
    this.#inspections.set(step.uniqueId, inspection)
    const reused = reasons.length === 0 && record !== undefined
    this.#state.emit({
      kind: 'node-decided',
      uniqueId: step.uniqueId,
      name: step.name,
      reused,
      reasons: reused ? [unchangedSince(record.at)] : reasons,
    })
    if (reused) return reusedResult(step, record, inspection.compiled)
    if (buildsRelation(step)) await this.#log.strikeOff(step.relationName ?? '', worker)
    return null
  }

  /** Keeps on record what a step that ran has made, if it succeeded. */
  async finished(step: PlanStep, result: NodeResult, worker: string): Promise<void> {
    const inspection = this.#inspections.get(step.uniqueId)
    if (inspection === undefined) return
    const { node } = inspection
    if (node.resource_type === 'function') {
      return this.#versions.created(node.unique_id, result.compiledCode ?? '')
    }
    const builds = buildsRelation(step)
    if (builds) this.#versions.built()
    if (result.status !== 'success' && result.status !== 'pass') {
      if (!builds) this.#records.remove(step.uniqueId)
      return
    }
    const usage = this.#usages.get(step.uniqueId) ?? new Usage()
    const parts = await this.#inspector.partsAfter(inspection, { result, worker, usage })
    const buildId = builds ? randomUUID() : null
    const stamp = builds ? await this.#stampOf(node, worker) : null
    this.#records.set({ uniqueId: step.uniqueId, buildId, at: new Date().toISOString(), parts, stamp })
    if (buildId !== null) await this.#log.enter(step.relationName ?? '', buildId, worker)
  }

  close(): void {
    const { manifest } = this.#state.project
    this.#records.compact((uniqueId) => uniqueId in manifest.nodes || uniqueId in manifest.unit_tests)
  }

  async #decide(
    { decided, step, worker }: Asked,
    record: BuildRecord | undefined,
    usage: Usage,
  ): Promise<Decision> {
    const inspection = await this.#inspector.inspect(decided, { worker, usage })
    const reasons = [...inspection.unknown]
    const missing = buildsRelation(step) ? await this.#missing(decided.node, record, worker) : undefined
    if (missing !== undefined) reasons.unshift(missing)
    else if (record !== undefined) {
      const now = this.#inspector.partsNow(inspection, record.parts, usage)
      reasons.unshift(...reasonsOf(record.parts, now, this.#state.project.manifest))
    } else if (!buildsRelation(step)) reasons.unshift('not known to have passed')
    return { inspection, reasons: [...new Set(reasons)] }
  }

  /** Why the relation in the warehouse is not what is on record. */
  async #missing(
    node: ManifestNode,
    record: BuildRecord | undefined,
    worker: string,
  ): Promise<string | undefined> {
    if (node.resource_type === 'function') return undefined
    const { database, schema, alias } = node
    const { adapter, cache } = this.#state
    const found = await cache.get(database ?? adapter.database, schema, alias)
    if (found === undefined) return record === undefined ? 'never built here' : 'its relation is gone'
    const entered = this.#log.buildOf(node.relation_name ?? '')
    if (record === undefined)
      return entered === undefined ? 'never built here' : 'built by another checkout of the project'
    if (entered === undefined) return 'its last build was not finished'
    if (entered !== record.buildId) return 'something else has built it since'
    if (record.stamp !== (await this.#stampOf(node, worker))) return 'something else has changed its relation'
    return undefined
  }

  async #stampOf(node: ManifestNode, worker: string): Promise<string | null> {
    const { adapter, cache, project } = this.#state
    const found = await cache.get(node.database ?? adapter.database, node.schema, node.alias)
    const relation = relationOfNode(node, project.config.quoting)
    return relationStamp(
      found?.type === undefined ? relation : relation.with({ type: found.type }),
      worker,
      this.#state,
    )
  }
}
