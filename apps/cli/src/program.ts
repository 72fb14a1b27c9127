import { Command } from 'commander'
import { version } from '../package.json' with { type: 'json' }
import { registerBuild } from './commands/build.ts'
import { registerCompile } from './commands/compile.ts'
import { registerList } from './commands/list.ts'
import { registerParse } from './commands/parse.ts'
import { registerRun } from './commands/run.ts'
import { registerSeed } from './commands/seed.ts'
import { registerTest } from './commands/test.ts'
import type { Host } from './host.ts'

const COMMANDS = [
  registerBuild,
  registerRun,
  registerTest,
  registerSeed,
  registerCompile,
  registerList,
  registerParse,
]

/** Every command with its options; what a command does is imported when it is called. */
export function createProgram(host: Host): Command {
  const program = new Command('waypoint')
    .description('The customer backbone of a B2B SaaS company, as code.')
    .version(`waypoint ${version}`, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .showHelpAfterError('Try --help for options and examples.')
    .showSuggestionAfterError()
    .configureOutput({ writeOut: host.out, writeErr: host.err })
    .exitOverride()
  for (const register of COMMANDS) register(program, host)
  return program
}
