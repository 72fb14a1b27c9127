import type { RunsOptions } from '../commands/runs.ts'
import type { Host } from '../host.ts'
import { formatSeconds } from '../terminal/duration.ts'
import type { Style } from '../terminal/style.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { type JobRun, readRuns } from './run-history.ts'
import { stamp } from './run-job.ts'
import { stepLine } from './run-step.ts'

const COLUMNS = ['began (UTC)', 'job', 'status', 'took', 'reason'].map((title) => ({
  title,
  align: 'left' as const,
}))

/** `waypoint runs`: the latest first. */
export function printRuns(options: RunsOptions, host: Host): void {
  const workspace = workspaceAt(options.dir, host.cwd)
  const all = readRuns(workspace).filter(({ job }) => options.job === undefined || job === options.job)
  const runs = all.toReversed().slice(0, options.limit)
  if (options.json === true) return host.out(`${JSON.stringify(runs, null, 2)}\n`)
  if (runs.length === 0)
    return host.out('Nothing has been run by a schedule here yet. `waypoint schedule --help` shows how.\n')
  host.out(
    renderTable(
      COLUMNS,
      runs.map((run) => rowOf(run, host.style)),
      host.style,
    ),
  )
  const last = runs.find(({ status }) => status === 'failed')
  if (last === undefined) return
  host.out(`\n${host.style.bold(`${last.job} of ${stamp(new Date(last.began_at))}`)}\n`)
  for (const step of last.steps) host.out(`  ${stepLine(step)}\n`)
  const output = last.steps.at(-1)?.output ?? ''
  host.out(
    output
      .split('\n')
      .slice(-12)
      .map((line) => `    ${line}\n`)
      .join(''),
  )
}

function rowOf(
  { job, began_at: began, ended_at: ended, status, reason }: JobRun,
  style: Style,
): readonly string[] {
  const seconds = (Date.parse(ended) - Date.parse(began)) / 1000
  const paint = { ok: style.ok, failed: style.bad, skipped: style.quiet, interrupted: style.warn }[status]
  return [
    stamp(new Date(began)),
    job,
    paint(status),
    status === 'skipped' ? '–' : formatSeconds(seconds),
    reason,
  ]
}
