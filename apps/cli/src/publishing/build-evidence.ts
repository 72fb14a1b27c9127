import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeManifest, decodeRunResults } from '@waypoint/artifacts'
import { type Manifest, WaypointError } from '@waypoint/contracts'
import type { NodeOutcome } from '@waypoint/publishing'

/** What the gates judge: what a whole build would run, and what the last run did. */
export interface BuildEvidence {
  readonly manifest: Manifest
  readonly expected: readonly string[]
  readonly results: readonly NodeOutcome[]
}

const BUILT = new Set(['model', 'seed', 'snapshot', 'test'])

export function evidenceOf(run: {
  readonly manifest: Manifest
  readonly results: readonly NodeOutcome[]
}): BuildEvidence {
  const expected = Object.values(run.manifest.nodes)
    .filter((node) => BUILT.has(node.resource_type) && node.config.materialized !== 'ephemeral')
    .map((node) => node.unique_id)
  return { manifest: run.manifest, expected, results: run.results }
}

/** The last run, from the artifacts it left in this folder. */
export function lastRun(target: string): BuildEvidence {
  const manifest = read(target, 'manifest.json', decodeManifest)
  const { args, results } = read(target, 'run_results.json', decodeRunResults)
  if (args.which !== 'build') throw notBuilt(args.which)
  return evidenceOf({
    manifest,
    results: results.map((result) => {
      const node = manifest.nodes[result.uniqueId]
      return {
        ...result,
        name: node?.name ?? result.uniqueId,
        resourceType: node?.resource_type ?? 'unknown',
      }
    }),
  })
}

/** Compiling a test is not passing it: only a build says anything about what would be published. */
function notBuilt(command: unknown): WaypointError {
  return new WaypointError({
    code: 'nothing-built',
    message: `the last run here was \`waypoint ${typeof command === 'string' ? command : '?'}\`, which checks nothing as a whole`,
    hint: 'run `waypoint build` with the same --dir and --target, then publish',
  })
}

function read<T>(target: string, name: string, decode: (text: string, file: string) => T): T {
  const file = join(target, name)
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (cause) {
    throw new WaypointError({
      code: 'nothing-built',
      message: `there is no ${name} in ${target}: nothing has been built`,
      hint: 'run `waypoint build` with the same --dir and --target first',
      cause,
    })
  }
  return decode(text, file)
}
