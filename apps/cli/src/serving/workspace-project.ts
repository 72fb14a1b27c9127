import { join } from 'node:path'
import { decodeManifest } from '@waypoint/artifacts'
import type { Manifest } from '@waypoint/contracts'
import { addOverride, keyText, type Override, recordKeyOf, undoOverride } from '@waypoint/identity'
import { decodeSemanticLayer } from '@waypoint/semantics'
import type { ColumnLineage, Decided, Decision, Project } from '@waypoint/server'
import { resourcesOf } from '../documenting/resources-of.ts'
import {
  type ChangedOverride,
  changeWorkspaceOverrides,
  workspaceOverrides,
} from '../identity/workspace/change-workspace-overrides.ts'
import { readRuns } from '../scheduling/run-history.ts'
import { testSentence } from '../testing/test-sentence.ts'
import { withPublished } from '../publishing/with-published.ts'
import { readLineage } from '../tracing/lineage-file.ts'
import { traceProject } from '../tracing/trace-project.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { keptFile, stampOf } from './kept-file.ts'

/** What the last run left in a workspace, each file read again when it was written again. */
export function createProject(workspace: Workspace): Project {
  const manifest = keptFile(join(workspace.target, 'manifest.json'), decodeManifest)
  const layer = keptFile(join(workspace.target, 'semantic_manifest.json'), (text) =>
    decodeSemanticLayer(JSON.parse(text)),
  )
  const derived = <T>(make: (known: NonNullable<ReturnType<typeof manifest>>) => readonly T[]) => {
    let from: ReturnType<typeof manifest> = null
    let made: readonly T[] = []
    return (): Promise<readonly T[]> => {
      const now = manifest()
      if (now !== from) made = now === null ? [] : make(now)
      from = now
      return Promise.resolve(made)
    }
  }
  return {
    target: workspace.target,
    logFile: join(workspace.dir, 'logs', 'waypoint.log'),
    manifest: () => Promise.resolve(manifest()),
    resources: derived(resourcesOf),
    sentences: derived((known) =>
      Object.values(known.nodes).flatMap((node) =>
        node.resource_type === 'test'
          ? [{ uniqueId: node.unique_id, sentence: testSentence(node, known) }]
          : [],
      ),
    ),
    layer: () => Promise.resolve(layer()),
    columnLineage: columnLineageOf(workspace, manifest),
    jobs: () => Promise.resolve(readRuns(workspace)),
    ...decisionsOf(workspace),
  }
}

/** From the published version and what the project describes: the warehouse may be a build's. */
function columnLineageOf(workspace: Workspace, manifest: () => Manifest | null): Project['columnLineage'] {
  let known: { readonly id: string; readonly lineage: Promise<ColumnLineage> } | null = null
  return () => {
    const now = manifest()
    if (now === null) return Promise.resolve({ graph: new Map(), untraced: [] })
    const { invocation_id: id } = now.metadata
    if (known?.id === id) return known.lineage
    const { target: targetPath } = workspace
    const written = readLineage(targetPath, id)
    const lineage =
      written === undefined
        ? withPublished(workspace, undefined, ({ connection }) =>
            traceProject({ manifest: now, targetPath, connection }),
          )
        : Promise.resolve(written)
    known = { id, lineage }
    lineage.catch(() => {
      known = null
    })
    return lineage
  }
}

type Decisions = Pick<Project, 'decisions' | 'rememberedDecisions' | 'decide' | 'undo'>

function decisionsOf(workspace: Workspace): Decisions {
  let remembered: readonly Decision[] = []
  let readOf: string | null = null
  const read = async (): Promise<readonly Decision[]> => {
    const stamp = stampOf(workspace.warehouse)
    if (stamp !== null && stamp !== readOf) remembered = (await workspaceOverrides(workspace)).map(decisionOf)
    readOf = stamp
    return remembered
  }
  const change = async (apply: (dir: string) => Override): Promise<Decided> => {
    const changed = await changeWorkspaceOverrides(workspace, apply)
    const decided = decidedOf(changed)
    const others = remembered.filter(({ number }) => number !== decided.decision.number)
    remembered = [...others, decided.decision].toSorted((one, other) => one.number - other.number)
    return decided
  }
  return {
    decisions: read,
    rememberedDecisions: () => remembered,
    decide: ({ kind, one, other, author, reason }) =>
      change((dir) =>
        addOverride({
          dir,
          kind,
          one: recordKeyOf(one),
          other: recordKeyOf(other),
          author,
          reason,
          at: now(),
        }),
      ),
    undo: (number, { author, reason }) =>
      change((dir) => undoOverride({ dir, number, author, reason, at: now() })),
  }
}

const now = (): string => new Date().toISOString()

const decidedOf = ({ override, unknown }: ChangedOverride): Decided => ({
  decision: decisionOf(override),
  unknown: unknown.map(keyText),
})

const decisionOf = ({ number, kind, one, other, author, reason, at, undone }: Override): Decision => ({
  number,
  kind,
  one: keyText(one),
  other: keyText(other),
  author,
  reason,
  at,
  undone,
})
