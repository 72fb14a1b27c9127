import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const LAUNCHER = fileURLToPath(new URL('../../apps/cli/bin/waypoint.cjs', import.meta.url))
const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url))

export interface CliResult {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface CliOptions {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  /** Called with the child once it has started; for tests that interrupt it. */
  readonly onSpawn?: (kill: (signal: NodeJS.Signals) => void, output: () => string) => void
}

/** Runs the built command line in a process of its own, as a user does. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LAUNCHER, ...args], {
      cwd: options.cwd ?? REPOSITORY,
      env: { ...process.env, NO_COLOR: '1', CI: 'true', COLUMNS: '100', ...options.env },
    })
    let stdout = ''
    let stderr = ''
    child.stdout.on('data', (data: Buffer) => {
      stdout += data.toString()
    })
    child.stderr.on('data', (data: Buffer) => {
      stderr += data.toString()
    })
    child.on('error', reject)
    child.on('close', (exitCode) => resolve({ exitCode, stdout, stderr }))
    options.onSpawn?.(
      (signal) => child.kill(signal),
      () => stdout + stderr,
    )
  })
}
