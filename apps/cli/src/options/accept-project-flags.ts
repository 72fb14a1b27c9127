import { Command } from 'commander'
import { addProjectOptions } from './engine-options.ts'

/** Commands that need no profile take its flags all the same, as scripts pass one set of flags to every command. */
export function acceptProjectFlags(command: Command): Command {
  const known = new Set(command.options.flatMap(({ short, long }) => [short, long]))
  for (const option of addProjectOptions(new Command()).options) {
    const isThere = known.has(option.long) || (option.short !== undefined && known.has(option.short))
    if (!isThere) command.addOption(option.hideHelp())
  }
  return command
}
