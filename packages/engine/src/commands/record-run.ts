import type { NodeResult } from '@waypoint/contracts'
import { withCompiled, writeManifest, writeRunResults } from '../artifacts/write-artifacts.ts'
import type { CommandRun } from './command-run.ts'

/** Writes manifest.json and run_results.json of a command that ran, unless `writeJson` is off. */
export function recordRun(run: CommandRun, results: readonly NodeResult[], seconds: number): void {
  const { options, loaded, targetPath } = run
  if (options.writeJson === false) return
  writeManifest(targetPath, withCompiled(loaded.project.manifest, results))
  writeRunResults(targetPath, { results, invocation: loaded.invocation, env: loaded.metadata, seconds })
}
