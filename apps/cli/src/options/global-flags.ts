import { Command, Option } from 'commander'
import { addProjectOptions, addSelectionOptions } from './engine-options.ts'

/** Commands that are two words. */
const GROUPS: ReadonlySet<string> = new Set(['docs', 'source'])

/**
 * Existing scripts write flags before the command as well: `--quiet run`. Here they belong to the command, so they
 * are put behind it. What is unknown stays where it is, for the program to explain.
 */
export function flagsBehindCommand(args: readonly string[]): readonly string[] {
  const known = flags()
  let index = 0
  while (args[index]?.startsWith('-') === true) {
    const [name = '', value] = (args[index] as string).split('=', 2)
    const option = known.get(name)
    if (option === undefined) return args
    index += option.required && value === undefined ? 2 : 1
  }
  if (index === 0 || args[index] === undefined) return args
  const end = index + (GROUPS.has(args[index] as string) ? 2 : 1)
  return [...args.slice(index, end), ...args.slice(0, index), ...args.slice(end)]
}

function flags(): ReadonlyMap<string, Option> {
  const { options } = addSelectionOptions(addProjectOptions(new Command()))
  const all = [...options, new Option('-x, --fail-fast'), new Option('--no-fail-fast')]
  return new Map(
    all
      .filter((option) => !option.variadic)
      .flatMap((option) =>
        [option.short, option.long].flatMap((name) => (name ? [[name, option] as const] : [])),
      ),
  )
}
