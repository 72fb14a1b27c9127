import { createStyle, type Style } from './terminal/style.ts'

/** The process as the commands see it: the one place where globals of Node are touched. */
export interface Host {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly style: Style
  /** True when a person watches: a terminal that can redraw lines. */
  readonly interactive: boolean
  readonly columns: number
  readonly processId: number
  /** The script that was started, for commands that start others. */
  readonly launcher: string
  /** What was typed behind `waypoint`. */
  readonly commandLine: readonly string[]
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly exitWith: (code: number) => void
  /** Aborted by the first Ctrl-C or SIGTERM; a second one ends the process at once. */
  readonly signal: AbortSignal
}

export const INTERRUPTED = 130

export function createHost(process: NodeJS.Process): Host {
  endQuietlyWhenNobodyReads(process)
  const interactive = process.stdout.isTTY && process.env.CI === undefined && process.env.TERM !== 'dumb'
  return {
    cwd: process.cwd(),
    env: process.env,
    style: createStyle(process.stdout.isTTY && process.env.NO_COLOR === undefined),
    interactive,
    columns: process.stdout.columns ?? 100,
    processId: process.pid,
    launcher: process.argv[1] ?? '',
    commandLine: process.argv.slice(2),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    exitWith: (code) => {
      process.exitCode = code
    },
    signal: interruptSignal(process),
  }
}

/** `waypoint ls | head` closes the pipe early; that is no error of ours. */
function endQuietlyWhenNobodyReads(process: NodeJS.Process): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(0)
  })
}

function interruptSignal(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController()
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED)
    process.stderr.write('\nStopping: running queries are cancelled. Press Ctrl-C again to quit at once.\n')
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}
