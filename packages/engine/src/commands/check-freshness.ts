import { join } from 'node:path'
import { encodeSources } from '@waypoint/artifacts'
import { writeAtomically } from '../artifacts/write-atomically.ts'
import { writeManifest } from '../artifacts/write-artifacts.ts'
import { runProjectHooks } from '../execute/run-hooks.ts'
import { withRunState } from '../execute/with-run-state.ts'
import { behaviourFlags } from '../flags/behaviour-flags.ts'
import { checkSources } from '../freshness/check-sources.ts'
import { hasFreshness } from '../freshness/thresholds.ts'
import type { Plan } from '../plan/plan.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'

/** `source freshness`: how old the newest row of each source is, against what the project allows. */
export async function checkFreshness(run: CommandRun): Promise<CommandOutcome> {
  const { options, services, loaded, selected, stop, threads, targetPath } = run
  const { manifest, profile } = loaded.project
  const startedAt = performance.now()
  const sources = selected.ids
    .flatMap((id) => manifest.sources[id] ?? [])
    .filter(hasFreshness)
    .toSorted((left, right) => (left.unique_id < right.unique_id ? -1 : 1))
  const { command } = options
  const { targetName } = profile
  services.onEvent?.({
    kind: 'run-started',
    command,
    total: sources.length,
    threads,
    targetName,
    adapterType: profile.type,
  })
  const plan: Plan = { command, targetName, threads, steps: [], schemas: [] }
  const withHooks = behaviourFlags(options.projectFlags).source_freshness_run_project_hooks
  const { freshness, results } =
    sources.length === 0
      ? { freshness: [], results: [] }
      : await withRunState({ ...run, selected: sources.map((source) => source.unique_id) }, async (state) => {
          const before = withHooks ? await runProjectHooks('on-run-start', plan, { state, results: [] }) : []
          const checked = await checkSources(sources, state, {
            workers: threads,
            stopped: () => stop.reason !== null,
          })
          const after =
            withHooks && stop.reason === null
              ? await runProjectHooks('on-run-end', plan, { state, results: checked.results })
              : []
          return { freshness: checked.freshness, results: [...before, ...checked.results, ...after] }
        })
  if (options.writeJson !== false) {
    writeManifest(targetPath, manifest)
    const file = options.freshnessOutput ?? join(targetPath, 'sources.json')
    writeAtomically(
      file,
      encodeSources(freshness, {
        invocationId: loaded.invocation.id,
        env: loaded.metadata,
        generatedAt: new Date(),
        startedAt: loaded.invocation.startedAt,
        elapsedSeconds: (performance.now() - startedAt) / 1000,
      }),
    )
  }
  return { results, freshness }
}
