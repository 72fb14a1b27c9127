/** What `schedule.yml` says. */
export interface Schedule {
  /** IANA name of the zone that cron expressions are read in. */
  readonly timeZone: string
  readonly jobs: readonly Job[]
  readonly alerts: readonly AlertSink[]
}

export interface Job {
  readonly name: string
  readonly cron: string
  /** What happens when it is due while it still runs. */
  readonly overlap: 'skip' | 'wait'
  /** Whether a time that passed while nobody looked is made up for, once. */
  readonly catchUp: boolean
  readonly timeoutMinutes: number | null
  readonly steps: readonly Step[]
}

export interface Step {
  /** What stands behind `waypoint`. */
  readonly args: readonly string[]
  /** Where its output goes beside the history. */
  readonly to: Destination | null
}

/** A file, whose name may hold `{date}`, or a web hook that takes `{"text": …}` as Slack's do. */
export type Destination = { readonly file: string } | { readonly webhook: string }

export const ALERT_KINDS = [
  'failed_check',
  'late_source',
  'refused_publish',
  'anomaly',
  'failed_job',
] as const

export type AlertKind = (typeof ALERT_KINDS)[number]

export interface AlertSink {
  readonly to: Destination
  readonly kinds: readonly AlertKind[]
}
