import type { Command } from 'commander'
import { DEFAULT_DIR } from '../workspace/workspace.ts'

export interface WorkspaceOptions {
  readonly dir: string
  readonly json?: boolean
}

export function addWorkspaceOptions(command: Command): Command {
  return command
    .option('--dir <folder>', 'workspace that holds warehouse and published versions', DEFAULT_DIR)
    .option('--json', 'print JSON for machines')
}
