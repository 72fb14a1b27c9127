import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeManifest } from '@waypoint/artifacts'
import { type Manifest, WaypointError } from '@waypoint/contracts'
import { diffRelation, type RelationDiff, type RelationPair, renderMarkdown, type Side } from '@waypoint/diff'
import type { InvocationResult } from '@waypoint/engine'
import type { CiOptions } from '../commands/ci.ts'
import { readTarget, withTarget } from '../diffing/open-targets.ts'
import { runNodes } from '../engine/run-command.ts'
import type { Host } from '../host.ts'
import { keysByNode } from '../publishing/relation-keys.ts'

const CHANGED = ['state:modified+']

/**
 * `waypoint ci`: builds and tests what a change touches, reading everything else from the environment whose
 * artifacts are given, and compares each table with the one there. Differences are told, not refused.
 */
export async function runCi(options: CiOptions, host: Host): Promise<void> {
  const state = stateOf(options, host)
  const building = { ...options, select: options.select ?? CHANGED, defer: true }
  const outcome = await runNodes('build', building, host)
  const diffs = await compareBuilt(outcome, state, { options, host })
  const title = { before: options.before ?? 'production', after: options.after ?? 'this change' }
  const text = diffs.length === 0 ? '### Data diff\n\nNo table was built.\n' : renderMarkdown(diffs, title)
  if (options.markdown === undefined) host.out(`\n${text}`)
  else writeFileSync(resolve(host.cwd, options.markdown), text)
}

/** The artifacts of the environment that is compared with; without them everything would be new. */
function stateOf({ state }: CiOptions, host: Host): Manifest {
  const file = state === undefined ? '' : join(resolve(host.cwd, state), 'manifest.json')
  if (!existsSync(file)) {
    throw new WaypointError({
      code: 'missing-state',
      message: state === undefined ? '--state names no artifacts' : `there is no manifest.json in ${state}`,
      hint: 'keep target/ of the last build on main, and name it with --state',
    })
  }
  return decodeManifest(readFileSync(file, 'utf8'), file)
}

interface Asked {
  readonly options: CiOptions
  readonly host: Host
}

async function compareBuilt(
  outcome: InvocationResult,
  state: Manifest,
  asked: Asked,
): Promise<readonly RelationDiff[]> {
  const pairs = pairsOf(outcome, state)
  if (pairs.length === 0) return []
  const target = await readTarget(asked.options.target, asked)
  return withTarget(target, asked, async (session) => {
    const diffs: RelationDiff[] = []
    for (const pair of pairs) diffs.push(await diffRelation(pair, { ...session, signal: asked.host.signal }))
    return diffs
  })
}

const STORED: ReadonlySet<string> = new Set(['model', 'seed', 'snapshot'])

function pairsOf({ results, manifest }: InvocationResult, state: Manifest): readonly RelationPair[] {
  const keys = keysByNode(manifest)
  return results.flatMap(({ uniqueId, status, resourceType }): readonly RelationPair[] => {
    if (status !== 'success' || !STORED.has(resourceType)) return []
    const key = keys.get(uniqueId)
    const after = sideOf(uniqueId, manifest)
    if (after === null) return []
    const before = sideOf(uniqueId, state)
    return [
      {
        name: manifest.nodes[uniqueId]?.name ?? uniqueId,
        before,
        after,
        samples: 3,
        ...(key === undefined ? {} : { key }),
      },
    ]
  })
}

function sideOf(id: string, manifest: Manifest): Side | null {
  const node = manifest.nodes[id]
  if (node === undefined) return null
  return { relation: { database: node.database, schema: node.schema, identifier: node.alias } }
}
