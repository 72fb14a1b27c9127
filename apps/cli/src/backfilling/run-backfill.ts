import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { decodeRunResults } from '@waypoint/artifacts'
import { type Manifest, WaypointError } from '@waypoint/contracts'
import type { RelationDiff } from '@waypoint/diff'
import { invoke } from '@waypoint/engine'
import type { BackfillOptions } from '../commands/backfill.ts'
import { readProfile } from '../diffing/open-targets.ts'
import { withFileStates } from '../diffing/open-states.ts'
import { printDiff } from '../diffing/print-diff.ts'
import { adapters } from '../engine/adapters.ts'
import { runNodes } from '../engine/run-command.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import { keysByRelation } from '../publishing/relation-keys.ts'
import { formatSeconds, plural } from '../terminal/duration.ts'
import { withWarehouse } from '../workspace/warehouse.ts'
import { type Workspace, workspaceAt } from '../workspace/workspace.ts'
import { type BackfillRun, planBackfill } from './backfill-plan.ts'
import {
  type BackfillState,
  copyOf,
  discardBackfill,
  isUnderWay,
  markDone,
  openBackfill,
  swapIn,
} from './backfill-state.ts'

/** `waypoint backfill`: builds on a copy, compares, and lets the copy take the warehouse's place. */
export async function runBackfill(options: BackfillOptions, host: Host): Promise<void> {
  const workspace = workspaceAt(options.dir, host.cwd)
  if (options.discard === true) {
    discardBackfill(workspace)
    return host.out('The copy is gone; the warehouse is as it was.\n')
  }
  await refuseOtherWarehouses(workspace, options, host)
  const range = rangeOf(options)
  const { manifest, selected } = await selection(options, host)
  const runs = planBackfill(manifest, { selected, range, batch: options.batch })
  if (runs.length === 0) return host.out('The selection names nothing that is built.\n')
  if (options.dryRun === true) return host.out(preview(runs, manifest, workspace))

  const request = [
    'select',
    ...(options.select ?? []),
    'exclude',
    ...(options.exclude ?? []),
    range?.start ?? '',
    range?.end ?? '',
    options.batch,
  ].join(' ')
  if (!isUnderWay(workspace)) await settle(workspace)
  const begun = openBackfill(workspace, request)
  if (begun === null) return host.out(`The copy had taken the place of the warehouse already. ${NEXT}`)
  let state: BackfillState = begun
  const left = runs.filter(({ id }) => !begun.done.includes(id))
  if (left.length < runs.length)
    host.out(`Going on: ${runs.length - left.length} of ${plural(runs.length, 'run')} are done.\n`)
  for (const run of left) {
    if (!(await runOnCopy(run, { options, host, workspace, manifest }))) {
      host.err(
        'The warehouse is as it was. Mend the cause, then run the same command to go on, or --discard.\n',
      )
      return
    }
    state = markDone(workspace, state, run.id)
  }
  host.out(`\n${await comparison(selected, { manifest, workspace, host })}`)
  await settle(workspace)
  swapIn(workspace, state)
  host.out(`\nThe warehouse holds the new past. ${NEXT}`)
}

/** The copy is of the workspace's file: a target elsewhere would be built in its place. */
async function refuseOtherWarehouses(
  workspace: Workspace,
  options: BackfillOptions,
  host: Host,
): Promise<void> {
  const { type, credentials, targetName } = await readProfile(options.target, { options, host })
  const { path } = credentials
  const { projectDir } = invocationOptions('parse', options, host)
  if (type === 'duckdb' && typeof path === 'string' && resolve(projectDir, path) === workspace.warehouse)
    return
  throw new WaypointError({
    code: 'not-the-warehouse',
    message: `the target ${targetName} is not ${workspace.warehouse}, which is what a backfill copies`,
    hint: 'give the target the path "{{ env_var(\'WAYPOINT_DIR\') }}/warehouse.duckdb" and name the workspace with --dir',
  })
}

const NEXT = 'Build once more and publish: readers see what they saw until then.\n'

/** Brings what a killed build left in the log into the file; refuses while another process has it open. */
async function settle(workspace: Workspace): Promise<void> {
  if (existsSync(workspace.warehouse))
    await withWarehouse(workspace, (connection) => connection.query('checkpoint'))
}

interface Context {
  readonly options: BackfillOptions
  readonly host: Host
  readonly workspace: Workspace
  readonly manifest: Manifest
}

async function runOnCopy(
  run: BackfillRun,
  { options, host, workspace, manifest }: Context,
): Promise<boolean> {
  if (run.window !== null) host.out(`${host.style.bold(run.window.join(' to '))}\n`)
  const [eventTimeStart, eventTimeEnd] = run.window ?? []
  const times =
    eventTimeStart === undefined || eventTimeEnd === undefined ? {} : { eventTimeStart, eventTimeEnd }
  const { exitCode } = await runNodes(
    'build',
    {
      ...options,
      ...times,
      dir: copyOf(workspace).dir,
      select: run.nodes.map((id) => manifest.nodes[id]?.fqn.join('.') ?? id),
      exclude: [],
      fullRefresh: run.window === null,
    },
    host,
  )
  return exitCode === 0 && !host.signal.aborted
}

async function selection(
  options: BackfillOptions,
  host: Host,
): Promise<{ readonly manifest: Manifest; readonly selected: readonly string[] }> {
  const asked = {
    ...invocationOptions('list', options, host),
    resourceTypes: ['model', 'seed', 'snapshot'],
    writeJson: false,
  }
  const { manifest, selected } = await invoke(asked, { adapters })
  return {
    manifest,
    selected: selected.filter((id) => manifest.nodes[id]?.config.materialized !== 'ephemeral'),
  }
}

const DAY = /^\d{4}-\d{2}-\d{2}$/

function rangeOf({ start, end }: BackfillOptions): { readonly start: string; readonly end: string } | null {
  if (start === undefined && end === undefined) return null
  if (start === undefined || end === undefined || !isDay(start) || !isDay(end) || start >= end) {
    throw new WaypointError({
      code: 'invalid-range',
      message: `${start ?? 'nothing'} to ${end ?? 'nothing'} is no range of days`,
      hint: 'give both, the first day and the day to stop before: --start 2026-01-01 --end 2026-04-01',
    })
  }
  return { start, end }
}

const isDay = (text: string): boolean =>
  DAY.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)

/** What would run, and what that took the last time. */
function preview(runs: readonly BackfillRun[], manifest: Manifest, workspace: Workspace): string {
  const seconds = lastSeconds(workspace)
  const lines = runs.map(({ nodes, window }) => {
    const names = nodes.map((id) => manifest.nodes[id]?.name ?? id)
    const shown =
      names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ')
    return `  ${window === null ? 'from nothing' : window.join(' to ')}  ${shown}\n`
  })
  const known = runs.flatMap(({ nodes }) => nodes.flatMap((id) => seconds.get(id) ?? []))
  const total = known.reduce((sum, each) => sum + each, 0)
  const cost =
    known.length === 0
      ? ''
      : `The same nodes took ${formatSeconds(total)} in the last run, once for each batch.\n`
  return `${plural(runs.length, 'run')} on a copy of the warehouse, which then takes its place:\n${lines.join('')}${cost}`
}

function lastSeconds(workspace: Workspace): ReadonlyMap<string, number> {
  const file = join(workspace.target, 'run_results.json')
  if (!existsSync(file)) return new Map()
  const { results } = decodeRunResults(readFileSync(file, 'utf8'), file)
  return new Map(results.map(({ uniqueId, seconds }) => [uniqueId, seconds]))
}

/** What differs between the copy and the warehouse, of all that was built. */
async function comparison(
  selected: readonly string[],
  { manifest, workspace, host }: Omit<Context, 'options'>,
): Promise<string> {
  const keys = keysByRelation(manifest)
  const built = new Set(selected.map((id) => `${manifest.nodes[id]?.schema}.${manifest.nodes[id]?.alias}`))
  const copy = copyOf(workspace)
  return withFileStates(
    { before: { kind: 'warehouse' }, after: { kind: 'warehouse' } },
    { before: workspace, after: copy, signal: host.signal },
    async (opened) => {
      const diffs: RelationDiff[] = []
      for (const pair of opened.pairs.filter(({ name }) => built.has(name))) {
        const key = keys.get(pair.name)
        diffs.push(await opened.compare({ ...pair, samples: 1, ...(key === undefined ? {} : { key }) }))
      }
      return printDiff(diffs, { before: 'warehouse', after: 'backfill' }, host.style)
    },
  )
}
