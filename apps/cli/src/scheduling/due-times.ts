import { Cron } from 'croner'
import type { Job } from './schedule.ts'

/** When a job is due next, after a moment. */
export function nextDue(job: Job, timeZone: string, after: Date): Date | null {
  return new Cron(job.cron, { timezone: timeZone, paused: true }).nextRun(after)
}

/**
 * Whether a time has passed since the job last began: while the machine slept, or nobody scheduled. However many
 * have, one run makes up for them. A job that never ran has missed nothing.
 */
export function hasMissed(
  job: Job,
  timeZone: string,
  { lastBegan, now }: { readonly lastBegan: Date | null; readonly now: Date },
): boolean {
  if (!job.catchUp || lastBegan === null) return false
  const due = nextDue(job, timeZone, lastBegan)
  return due !== null && due.getTime() <= now.getTime()
}
