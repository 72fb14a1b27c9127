import { CommanderError } from 'commander'
import { type Host, INTERRUPTED } from './host.ts'
import { flagsBehindCommand } from './options/global-flags.ts'
import { createProgram } from './program.ts'
import { renderError } from './terminal/error-view.ts'

/** Does what was typed; whatever goes wrong ends in an exit code and a message. */
export async function runCommandLine(host: Host): Promise<void> {
  try {
    await createProgram(host).parseAsync(flagsBehindCommand(host.commandLine), { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      host.exitWith(error.exitCode === 0 ? 0 : 2)
    } else if (host.signal.aborted && error instanceof Error && error.name === 'AbortError') {
      host.err('Stopped.\n')
      host.exitWith(INTERRUPTED)
    } else {
      host.err(renderError(error, host.style))
      host.exitWith(2)
    }
  }
}
