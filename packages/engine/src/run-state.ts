import type { Adapter } from '@waypoint/adapter-contract'
import type { RelationCache } from '@waypoint/context'
import type { BatchResults, EventListener } from '@waypoint/contracts'
import type { LoadedProject } from '@waypoint/project'
import type { Changes } from './changed/changes.ts'
import type { CompiledFiles } from './compile/compiled-files.ts'
import type { EphemeralModels } from './compile/ephemeral-models.ts'
import type { ProjectIndex } from './compile/project-index.ts'
import type { TemplateCache } from './compile/template-cache.ts'
import type { EventWindow } from './event-time/event-window.ts'
import type { InputLimits } from './event-time/input-limits.ts'
import type { Connections } from './execute/connections.ts'
import type { BuiltinTests } from './fused-tests/builtin-tests.ts'
import type { UnitTestColumns } from './unit-tests/unit-test-columns.ts'
import type { SecretMask } from './secrets.ts'
import type { WarningPolicy } from './warnings/warning-policy.ts'

/** What all nodes of one invocation share. There is nothing global beside it. */
export interface RunState {
  readonly project: LoadedProject
  readonly adapter: Adapter
  readonly cache: RelationCache
  readonly connections: Connections
  readonly index: ProjectIndex
  readonly templates: TemplateCache
  readonly ephemerals: EphemeralModels
  readonly unitTestColumns: UnitTestColumns
  readonly builtinTests: BuiltinTests
  readonly files: CompiledFiles
  /** How much of its inputs a node reads: `--empty`, `--sample`. */
  readonly inputs: InputLimits
  /** `--event-time-start` and `--event-time-end`; null without them. */
  readonly eventTime: EventWindow | null
  /** When the invocation began: what `now` is for everything in it. */
  readonly startedAt: Date
  /** What an earlier run made of microbatch models, by unique_id: only their failed batches run again. */
  readonly earlierBatches: ReadonlyMap<string, BatchResults>
  readonly flags: Readonly<Record<string, unknown>>
  /** What becomes of warnings. */
  readonly warnings: WarningPolicy
  readonly selected: readonly string[]
  /** Absolute; where artifacts and what is kept between runs lie. */
  readonly targetPath: string
  /** The environment that the caller gave. */
  readonly env: Readonly<Record<string, string | undefined>>
  readonly emit: EventListener
  readonly mask: SecretMask
  /** Decides what need not run; absent where everything does. */
  readonly changes?: Changes
  /** Aborted by the caller's signal or by fail-fast. */
  readonly signal: AbortSignal
}
