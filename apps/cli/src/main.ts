import { CommanderError } from 'commander'
import { createProgram } from './program.ts'
import { createHost, INTERRUPTED } from './host.ts'
import { flagsBehindCommand } from './options/global-flags.ts'
import { renderError } from './terminal/error-view.ts'

const host = createHost(process)

try {
  await createProgram(host).parseAsync(flagsBehindCommand(process.argv.slice(2)), { from: 'user' })
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else if (host.signal.aborted && error instanceof Error && error.name === 'AbortError') {
    process.stderr.write('Stopped.\n')
    process.exitCode = INTERRUPTED
  } else {
    process.stderr.write(renderError(error, host.style))
    process.exitCode = 2
  }
}
