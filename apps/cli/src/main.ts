import { CommanderError } from 'commander'
import { createProgram } from './program.ts'
import { createHost } from './host.ts'
import { flagsBehindCommand } from './options/global-flags.ts'
import { renderError } from './terminal/error-view.ts'

const host = createHost(process)

try {
  await createProgram(host).parseAsync(flagsBehindCommand(process.argv.slice(2)), { from: 'user' })
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    process.stderr.write(renderError(error, host.style))
    process.exitCode = 2
  }
}
