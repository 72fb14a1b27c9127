import { createStyle } from '../../apps/cli/src/terminal/style.ts'
import { runCommandLine } from '../../apps/cli/src/run-command-line.ts'
import type { CliOptions, CliResult } from './run-cli.ts'

/** The command line within this process: for what commands do, where how they are started does not matter. */
export async function runCliHere(
  args: readonly string[],
  { cwd, env }: Required<Pick<CliOptions, 'cwd'>> & Pick<CliOptions, 'env'>,
): Promise<CliResult> {
  const printed = { out: '', err: '' }
  let exitCode = 0
  await runCommandLine({
    cwd,
    env: { ...process.env, NO_COLOR: '1', CI: 'true', ...env },
    style: createStyle(false),
    interactive: false,
    columns: 100,
    processId: process.pid,
    launcher: '',
    commandLine: args,
    out: (text) => {
      printed.out += text
    },
    err: (text) => {
      printed.err += text
    },
    exitWith: (code) => {
      exitCode = code
    },
    signal: new AbortController().signal,
  })
  return { exitCode, stdout: printed.out, stderr: printed.err }
}
