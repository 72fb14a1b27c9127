import { join } from 'node:path'
import { encodeManifest, encodeRunResults } from '@waypoint/artifacts'
import type { Manifest, NodeResult } from '@waypoint/contracts'
import type { InvocationIdentity } from '@waypoint/project'
import { writeAtomically } from './write-atomically.ts'

export function writeManifest(targetPath: string, manifest: Manifest): void {
  writeAtomically(join(targetPath, 'manifest.json'), encodeManifest(manifest))
}

export interface RunRecord {
  readonly results: readonly NodeResult[]
  readonly invocation: InvocationIdentity
  readonly seconds: number
}

export function writeRunResults(targetPath: string, { results, invocation, seconds }: RunRecord): void {
  const text = encodeRunResults(results, {
    invocationId: invocation.id,
    generatedAt: new Date(),
    elapsedSeconds: seconds,
    args: invocation.arguments,
  })
  writeAtomically(join(targetPath, 'run_results.json'), text)
}
