import type { NodeResult } from '@waypoint/contracts'
import { writeRunManifest } from '../artifacts/run-manifest.ts'
import { writeRunResults, writeSemanticManifest } from '../artifacts/write-artifacts.ts'
import type { CommandRun } from './command-run.ts'

/** Writes manifest.json and run_results.json of a command that ran, unless `writeJson` is off. */
export async function recordRun(
  run: CommandRun,
  results: readonly NodeResult[],
  seconds: number,
): Promise<void> {
  const { options, loaded, targetPath } = run
  if (options.writeJson === false) return
  const { project, invocation } = loaded
  await writeRunManifest(targetPath, project, { results, invocationId: invocation.id })
  writeSemanticManifest(targetPath, project.manifest)
  writeRunResults(targetPath, { results, invocation, env: loaded.metadata, seconds })
}
