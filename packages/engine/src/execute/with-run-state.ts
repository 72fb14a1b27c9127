import { RelationCache } from '@waypoint/context'
import type { Adapter } from '@waypoint/adapter-contract'
import type { ManifestNode } from '@waypoint/contracts'
import { openAdapter } from '../adapter-of.ts'
import { writeError } from '../artifacts/write-error.ts'
import { CompiledFiles } from '../compile/compiled-files.ts'
import { EphemeralModels } from '../compile/ephemeral-models.ts'
import { ProjectIndex } from '../compile/project-index.ts'
import { sourcesFor } from '../compile/sources-as-tables.ts'
import { TemplateCache } from '../compile/template-cache.ts'
import { sampleOfOptions, windowOfOptions } from '../event-time/window-of-options.ts'
import type { InvocationOptions, InvocationServices } from '../invocation.ts'
import type { Loaded } from '../load.ts'
import type { RunState } from '../run-state.ts'
import { SecretMask } from '../secrets.ts'
import type { Stop } from '../stop.ts'
import { BuiltinTests } from '../fused-tests/builtin-tests.ts'
import { UnitTestColumns } from '../unit-tests/unit-test-columns.ts'
import { Connections } from './connections.ts'

export interface DatabaseWork {
  readonly loaded: Loaded
  readonly options: InvocationOptions
  readonly services: InvocationServices
  readonly threads: number
  readonly selected: readonly string[]
  /** Absolute. */
  readonly targetPath: string
  readonly stop: Stop
  /** Nodes of another environment that are read in place of those of this one. */
  readonly standIns?: (cache: RelationCache, adapter: Adapter) => Promise<ReadonlyMap<string, ManifestNode>>
}

/** Opens the database of the target, lends what the nodes of an invocation share, and closes it again. */
export async function withRunState<T>(work: DatabaseWork, use: (state: RunState) => Promise<T>): Promise<T> {
  const { loaded, options, services, targetPath, stop } = work
  const { project, invocation } = loaded
  const eventTime = windowOfOptions(options)
  const adapter = await openAdapter(project.profile, services.adapters, {
    rootDir: project.rootDir,
    threads: work.threads,
  })
  const inputs = {
    empty: options.empty ?? false,
    sample: sampleOfOptions(options, invocation.startedAt),
    ...(adapter.capabilities.implicitCasts ? {} : { typedMoments: true }),
  }
  const connections = new Connections(adapter)
  const files = new CompiledFiles(project.rootDir, targetPath)
  const mask = new SecretMask(project.secrets)
  const emit = mask.listener(services.onEvent ?? (() => undefined))
  const cancel = (): void => connections.cancel()
  stop.signal.addEventListener('abort', cancel, { once: true })
  try {
    const cache = new RelationCache(
      async (database, schema) => adapter.listRelations(await connections.of('main'), database, schema),
      adapter.listDependencies === undefined
        ? undefined
        : async (database) =>
            (await adapter.listDependencies?.(await connections.of('main'), database)) ?? [],
    )
    const ownProject = sourcesFor(adapter, project)
    const standIns = await work.standIns?.(cache, adapter)
    return await use({
      project: ownProject,
      adapter,
      cache,
      connections,
      index: new ProjectIndex(ownProject.manifest, standIns),
      templates: new TemplateCache(),
      ephemerals: new EphemeralModels(),
      unitTestColumns: new UnitTestColumns(),
      builtinTests: new BuiltinTests(project.macros),
      files,
      inputs,
      eventTime,
      startedAt: invocation.startedAt,
      earlierBatches: options.earlierBatches ?? new Map(),
      flags: loaded.flags,
      warnings: loaded.warnings,
      selected: work.selected,
      targetPath,
      env: options.env,
      emit,
      mask,
      signal: stop.signal,
    })
  } finally {
    stop.signal.removeEventListener('abort', cancel)
    await connections.close()
    await adapter.close()
    try {
      files.flush()
    } catch (cause) {
      emit({ kind: 'warning', warning: writeError('compiled SQL', cause) })
    }
  }
}
