import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { formatSeconds } from '../terminal/duration.ts'
import type { StepRun } from './run-history.ts'

export interface StepProcess {
  /** What stands behind `waypoint`. */
  readonly args: readonly string[]
  readonly launcher: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly signal: AbortSignal
}

export interface StepOutcome extends StepRun {
  /** All that it wrote to standard output. */
  readonly stdout: string
}

const KEPT_CHARACTERS = 4000
const GRACE_MS = 10_000

/** Runs one command in a process of its own: what goes wrong in it ends it alone. */
export function runStep({ args, launcher, cwd, env, signal }: StepProcess): Promise<StepOutcome> {
  const beganAt = performance.now()
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [launcher, ...args], {
      cwd,
      env: { ...env, CI: 'true', NO_COLOR: '1' },
    })
    makeWay(child.pid)
    let stdout = ''
    let both = ''
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString()
      both += data.toString()
    })
    child.stderr.on('data', (data: Buffer) => {
      both += data.toString()
    })
    let killing: NodeJS.Timeout | undefined
    const stop = (): void => {
      child.kill('SIGTERM')
      killing = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    }
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    const end = (exitCode: number | null, failure = ''): void => {
      clearTimeout(killing)
      signal.removeEventListener('abort', stop)
      const seconds = (performance.now() - beganAt) / 1000
      const output = `${both}${failure}`.trimEnd().slice(-KEPT_CHARACTERS)
      resolve({ command: args.join(' '), exit_code: exitCode, seconds, output, stdout })
    }
    child.on('error', (error) => end(null, error.message))
    child.on('close', (code) => end(signal.aborted ? null : code))
  })
}

/** Whoever waits for an answer goes first: a step has until morning. */
function makeWay(processId: number | undefined): void {
  if (processId === undefined) return
  try {
    setPriority(processId, constants.priority.PRIORITY_BELOW_NORMAL)
  } catch {
    // It has ended already, or the system allows no priorities: it runs like any other.
  }
}

export function stepLine({ command, exit_code: exitCode, seconds }: StepRun): string {
  const how = exitCode === 0 ? 'ok' : exitCode === null ? 'stopped' : `exit code ${exitCode}`
  return `${command}: ${how}, ${formatSeconds(seconds)}`
}
