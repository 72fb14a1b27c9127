import type { Command } from '../invocation.ts'
import type { CommandOutcome, CommandRun } from './command-run.ts'
import { checkFreshness } from './check-freshness.ts'
import { generateDocs } from './generate-docs.ts'
import { runNodes } from './run-nodes.ts'
import { runOperation } from './run-operation.ts'
import { show } from './show.ts'
import { writeProject } from './write-project.ts'

/** Does what one command is for; what came of it is recorded by the caller. */
export function runCommand(command: Command, run: CommandRun): Promise<CommandOutcome> {
  switch (command) {
    case 'build':
    case 'run':
    case 'test':
    case 'seed':
    case 'snapshot':
    case 'clone':
      return runNodes(run)
    case 'compile':
      return run.options.inline === undefined ? runNodes(run) : show(run)
    case 'show':
      return show(run)
    case 'list':
    case 'parse':
      return writeProject(run)
    case 'run-operation':
      return runOperation(run)
    case 'source-freshness':
      return checkFreshness(run)
    case 'docs-generate':
      return generateDocs(run)
    case 'retry':
      throw new Error('retry is carried out as the command that it repeats')
  }
}
