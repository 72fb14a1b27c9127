import type { Command } from 'commander'
import { addWorkspaceOptions, type WorkspaceOptions } from './workspace-options.ts'

/** Where versions are kept: a workspace's folder, or the database of a target of PostgreSQL or Trino. */
export interface StoreOptions extends WorkspaceOptions {
  readonly target?: string
  readonly projectDir?: string
  readonly profilesDir?: string
  readonly profile?: string
}

export function addStoreOptions(command: Command): Command {
  return addWorkspaceOptions(command)
    .option('-t, --target <name>', 'PostgreSQL or Trino target of the profile that keeps the versions')
    .option('--project-dir <folder>', 'folder with dbt_project.yml')
    .option('--profiles-dir <folder>', 'folder with profiles.yml')
    .option('--profile <name>', 'profile to use instead of the one the project names')
}
