import { createHost } from './host.ts'
import { runCommandLine } from './run-command-line.ts'

await runCommandLine(createHost(process))
