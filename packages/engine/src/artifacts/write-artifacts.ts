import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeManifest, encodeRunResults, encodeSemanticManifest } from '@waypoint/artifacts'
import type { Manifest, NodeResult } from '@waypoint/contracts'
import type { InvocationIdentity } from '@waypoint/project'
import { writeAtomically } from './write-atomically.ts'

export function writeManifest(targetPath: string, manifest: Manifest): void {
  writeAtomically(join(targetPath, 'manifest.json'), encodeManifest(manifest))
  writeSemanticManifest(targetPath, manifest)
}

export function hasSemanticManifest(targetPath: string): boolean {
  return existsSync(join(targetPath, SEMANTIC_MANIFEST))
}

const SEMANTIC_MANIFEST = 'semantic_manifest.json'

/** Small and seldom changed: written only when it says something else than the file that is there. */
export function writeSemanticManifest(targetPath: string, manifest: Manifest): void {
  const file = join(targetPath, SEMANTIC_MANIFEST)
  const text = encodeSemanticManifest(manifest)
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeAtomically(file, text)
}

export interface RunRecord {
  readonly results: readonly NodeResult[]
  readonly invocation: InvocationIdentity
  readonly env: Readonly<Record<string, string>>
  readonly seconds: number
}

export function writeRunResults(targetPath: string, { results, invocation, env, seconds }: RunRecord): void {
  const text = encodeRunResults(results, {
    invocationId: invocation.id,
    generatedAt: new Date(),
    startedAt: invocation.startedAt,
    env,
    elapsedSeconds: seconds,
    args: invocation.arguments,
  })
  writeAtomically(join(targetPath, 'run_results.json'), text)
}
