import type { Command } from 'commander'
import type { Host } from '../host.ts'
import { examples } from '../options/examples.ts'
import type { WorkspaceOptions } from '../options/workspace-options.ts'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

export interface ScheduleOptions extends WorkspaceOptions {
  readonly file: string
  readonly job?: string
  readonly list?: boolean
}

export function registerSchedule(program: Command, host: Host): void {
  const command = program
    .command('schedule')
    .summary('Run commands by cron expressions, keep their history and tell of failures')
    .description(
      'Reads jobs, cron expressions and alerts from a file and runs them until it is stopped. A job that was due while\n' +
        'nobody looked is made up for, once. Each step is a command of its own, so that cron or Airflow can run the same.',
    )
  command
    .option('--dir <folder>', 'workspace that the steps work on', DEFAULT_DIR)
    .option('--json', 'with --list or --job: print JSON for machines')
    .option('--file <file>', 'the schedule', 'schedule.yml')
    .option('--job <name>', 'run this job now, once, and end')
    .option('--list', 'when each job is due next')
    .addHelpText(
      'after',
      examples(['schedule --list', 'schedule --job morning', 'schedule --file ops/schedule.yml']),
    )
    .action(async (options: ScheduleOptions) => {
      const { runSchedule } = await import('../scheduling/run-schedule.ts')
      await runSchedule(options, host)
    })
}
