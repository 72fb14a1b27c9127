import { resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { WaypointError } from '@waypoint/contracts'
import type { ScheduleOptions } from '../commands/schedule.ts'
import { type Host, INTERRUPTED } from '../host.ts'
import { renderTable } from '../terminal/table.ts'
import { workspaceAt } from '../workspace/workspace.ts'
import { hasMissed, nextDue } from './due-times.ts'
import { readSchedule } from './read-schedule.ts'
import { lastBegan, recordRun } from './run-history.ts'
import { type JobContext, runJob, stamp } from './run-job.ts'
import type { Job } from './schedule.ts'
import { withScheduleLock } from './schedule-lock.ts'

/** Longer sleeps are cut: a machine that was asleep, or whose clock was set, is noticed after this. */
const LONGEST_SLEEP_MS = 30_000

/** `waypoint schedule`: runs jobs when they are due, until it is stopped. */
export async function runSchedule(options: ScheduleOptions, host: Host): Promise<void> {
  const file = resolve(host.cwd, options.file)
  const schedule = readSchedule(file, host.env)
  const workspace = workspaceAt(options.dir, host.cwd)
  const context: JobContext = { schedule, workspace, host, launcher: host.launcher }
  if (options.list === true) return list(context, options.json === true)
  if (options.job !== undefined) return runNow(options.job, context, options.json === true)
  await withScheduleLock(workspace, async () => {
    host.out(`${schedule.jobs.length} jobs of ${file}; Ctrl-C ends the schedule and what it runs.\n`)
    await Promise.all(schedule.jobs.map((job) => keepRunning(job, context)))
  })
  host.exitWith(INTERRUPTED)
}

async function runNow(name: string, context: JobContext, json: boolean): Promise<void> {
  const job = context.schedule.jobs.find((each) => each.name === name)
  if (job === undefined) {
    throw new WaypointError({
      code: 'unknown-job',
      message: `the schedule has no job '${name}'`,
      hint: `it has ${context.schedule.jobs.map((each) => each.name).join(', ')}`,
    })
  }
  const { host } = context
  const quiet = { ...context, host: { ...host, out: () => undefined } }
  const run = await runJob(job, 'asked for', json ? quiet : context)
  if (json) host.out(`${JSON.stringify(run, null, 2)}\n`)
  if (run.status !== 'ok') host.exitWith(1)
}

function list({ schedule, workspace, host }: JobContext, json: boolean): void {
  const columns = (['job', 'cron', 'next', 'last began'] as const).map((title) => ({
    title,
    align: 'left' as const,
  }))
  const now = new Date()
  const jobs = schedule.jobs.map((job) => ({
    job: job.name,
    cron: job.cron,
    next: nextDue(job, schedule.timeZone, now),
    last_began: lastBegan(workspace, job.name),
  }))
  if (json) return host.out(`${JSON.stringify(jobs, null, 2)}\n`)
  const rows = jobs.map((each) => [each.job, each.cron, timeOf(each.next), timeOf(each.last_began)])
  host.out(renderTable(columns, rows, host.style))
}

/** One job after its cron expression. Never more than one run of it at a time; all others go on beside it. */
async function keepRunning(job: Job, context: JobContext): Promise<void> {
  const { schedule, workspace, host } = context
  let seen = new Date()
  if (hasMissed(job, schedule.timeZone, { lastBegan: lastBegan(workspace, job.name), now: seen })) {
    await runJob(job, 'made up for', context)
  }
  while (!host.signal.aborted) {
    const due = nextDue(job, schedule.timeZone, seen)
    if (due === null || !(await sleepUntil(due, host.signal))) return
    const late = Date.now() - due.getTime() > 2 * LONGEST_SLEEP_MS
    if (late && !job.catchUp) {
      seen = new Date()
      continue
    }
    await runJob(job, late ? 'made up for' : 'due', context)
    seen = await afterRun(job, due, context)
  }
}

/** What was due while a job ran is left out, or follows it once. Until then all times have been dealt with. */
async function afterRun(job: Job, ran: Date, context: JobContext): Promise<Date> {
  const { schedule, workspace, host } = context
  const now = new Date()
  const passed = nextDue(job, schedule.timeZone, ran)
  if (passed === null || passed > now || host.signal.aborted) return ran
  if (job.overlap === 'wait') {
    await runJob(job, 'waited', context)
    return afterRun(job, now, context)
  }
  recordRun(workspace, {
    job: job.name,
    began_at: passed.toISOString(),
    ended_at: now.toISOString(),
    status: 'skipped',
    reason: 'still running',
    steps: [],
  })
  return now
}

/** False when it was stopped before. */
async function sleepUntil(due: Date, signal: AbortSignal): Promise<boolean> {
  for (;;) {
    const left = due.getTime() - Date.now()
    if (left <= 0) return !signal.aborted
    try {
      await wait(Math.min(left, LONGEST_SLEEP_MS), undefined, { signal })
    } catch {
      return false
    }
  }
}

const timeOf = (at: Date | null): string => (at === null ? '–' : stamp(at))
