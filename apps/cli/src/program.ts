import { Command } from 'commander'
import { registerBackfill } from './commands/backfill.ts'
import { registerBuild } from './commands/build.ts'
import { registerCi } from './commands/ci.ts'
import { registerClean } from './commands/clean.ts'
import { registerClone } from './commands/clone.ts'
import { registerCompile } from './commands/compile.ts'
import { registerDebug } from './commands/debug.ts'
import { registerDemo } from './commands/demo.ts'
import { registerDeps } from './commands/deps.ts'
import { registerDiff } from './commands/diff.ts'
import { registerDocs } from './commands/docs.ts'
import { registerExtract } from './commands/extract.ts'
import { registerHealth } from './commands/health.ts'
import { registerIdentity } from './commands/identity.ts'
import { registerInit } from './commands/init.ts'
import { registerLineage } from './commands/lineage.ts'
import { registerLint } from './commands/lint.ts'
import { registerList } from './commands/list.ts'
import { registerMetrics } from './commands/metrics.ts'
import { registerParse } from './commands/parse.ts'
import { registerPublish } from './commands/publish.ts'
import { registerReport } from './commands/report.ts'
import { registerRetry } from './commands/retry.ts'
import { registerRollback } from './commands/rollback.ts'
import { registerRun } from './commands/run.ts'
import { registerRunOperation } from './commands/run-operation.ts'
import { registerRuns } from './commands/runs.ts'
import { registerSchedule } from './commands/schedule.ts'
import { registerSeed } from './commands/seed.ts'
import { registerServe } from './commands/serve.ts'
import { registerShow } from './commands/show.ts'
import { registerSimulate } from './commands/simulate.ts'
import { registerSnapshot } from './commands/snapshot.ts'
import { registerSource } from './commands/source.ts'
import { registerSql } from './commands/sql.ts'
import { registerTest } from './commands/test.ts'
import { registerVersions } from './commands/versions.ts'
import type { Host } from './host.ts'
import { waypointVersion } from './version.ts'

const COMMANDS = [
  registerDemo,
  registerSimulate,
  registerExtract,
  registerBuild,
  registerRun,
  registerTest,
  registerSeed,
  registerSnapshot,
  registerRetry,
  registerCompile,
  registerShow,
  registerList,
  registerLint,
  registerParse,
  registerSource,
  registerRunOperation,
  registerClone,
  registerDocs,
  registerIdentity,
  registerPublish,
  registerVersions,
  registerRollback,
  registerDiff,
  registerCi,
  registerBackfill,
  registerSchedule,
  registerRuns,
  registerReport,
  registerServe,
  registerHealth,
  registerSql,
  registerMetrics,
  registerLineage,
  registerInit,
  registerDeps,
  registerDebug,
  registerClean,
]

/** Every command with its options; what a command does is imported when it is called. */
export function createProgram(host: Host): Command {
  const program = new Command('waypoint')
    .description('The customer backbone of a B2B SaaS company, as code.')
    .version(`waypoint ${waypointVersion}`, '-v, --version', 'print the version')
    .helpOption('-h, --help', 'explain a command')
    .showHelpAfterError('Try --help for options and examples.')
    .showSuggestionAfterError()
    .enablePositionalOptions()
    .configureHelp({ commandDescription: whatItDoes })
    .configureOutput({ writeOut: host.out, writeErr: host.err })
    .exitOverride()
  for (const register of COMMANDS) register(program, host)
  return program
}

/** The list of commands has the summary alone; asked about itself, a command says at least as much. */
function whatItDoes(command: Command): string {
  return command.description() || `${command.summary()}.`
}
