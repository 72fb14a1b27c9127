import type { Host } from '../host.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { type Alert, alertsOf } from './alerts-of.ts'
import { deliver } from './deliver.ts'
import { type JobRun, recordRun, type StepRun } from './run-history.ts'
import { runStep, stepLine } from './run-step.ts'
import type { Job, Schedule } from './schedule.ts'

export interface JobContext {
  readonly schedule: Schedule
  readonly workspace: Workspace
  readonly host: Host
  /** The script that starts waypoint. */
  readonly launcher: string
}

/** Runs the steps of a job until one fails, tells of failures, and keeps what happened. */
export async function runJob(job: Job, reason: string, context: JobContext): Promise<JobRun> {
  const { workspace, host, launcher } = context
  const began = new Date()
  host.out(`${stamp(began)}  ${job.name}: begins (${reason})\n`)
  const timeout = job.timeoutMinutes === null ? [] : [AbortSignal.timeout(job.timeoutMinutes * 60_000)]
  const signal = AbortSignal.any([host.signal, ...timeout])
  const steps: StepRun[] = []
  for (const { args, to } of job.steps) {
    const beganAt = new Date()
    const own = args.includes('--dir') ? [] : ['--dir', workspace.dir]
    const { stdout, ...step } = await runStep({
      args: [...args, ...own],
      launcher,
      cwd: host.cwd,
      env: host.env,
      signal,
    })
    const shown = { ...step, command: args.join(' ') }
    steps.push(shown)
    host.out(`${stamp(new Date())}  ${job.name}: ${stepLine(shown)}\n`)
    if (shown.exit_code !== 0) {
      if (!host.signal.aborted)
        await tellAll(alertsOf(workspace, { job: job.name, step: shown, beganAt }), context)
      break
    }
    if (to !== null) await tell({ to, text: stdout, what: `the output of ${shown.command}` }, context)
  }
  const isWhole = steps.length === job.steps.length && steps.every(({ exit_code: code }) => code === 0)
  const status = isWhole ? 'ok' : host.signal.aborted ? 'interrupted' : 'failed'
  const run: JobRun = {
    job: job.name,
    began_at: began.toISOString(),
    ended_at: new Date().toISOString(),
    status,
    reason,
    steps,
  }
  recordRun(workspace, run)
  return run
}

async function tellAll(alerts: readonly Alert[], context: JobContext): Promise<void> {
  const now = new Date()
  for (const { to, kinds } of context.schedule.alerts) {
    const wanted = alerts.filter(({ kind }) => kinds.includes(kind))
    if (wanted.length === 0) continue
    if ('file' in to) {
      for (const alert of wanted) {
        await tell(
          { to, text: alert.text, record: { at: now.toISOString(), ...alert }, what: 'an alert' },
          context,
        )
      }
    } else {
      await tell({ to, text: wanted.map(textOf).join('\n'), what: 'an alert' }, context)
    }
  }
}

function textOf({ kind, job, text, owner }: Alert): string {
  return `*${kind.replace('_', ' ')}* in ${job}${owner === null ? '' : ` (${owner})`}: ${text}`
}

interface Message extends Omit<Parameters<typeof deliver>[0], 'cwd' | 'now'> {
  readonly what: string
}

async function tell({ what, ...message }: Message, { host }: JobContext): Promise<void> {
  const problem = await deliver({ ...message, cwd: host.cwd, now: new Date() })
  if (problem !== null) host.err(`${what} was not delivered: ${problem}\n`)
}

export const stamp = (at: Date): string => at.toISOString().slice(0, 19).replace('T', ' ')
