import { type Command, InvalidArgumentError } from 'commander'

/** Where `waypoint identity` writes what it resolved. */
export const DEFAULT_OUT = '.waypoint/identity'

/** Options of commands that read a file of records. */
export function addRecordFileOptions(command: Command): Command {
  return command
    .option(
      '--map <column=name>',
      'a column that has another name in the file: name=company_name (repeatable)',
      mapped,
      {},
    )
    .option('--threads <n>', 'processor cores to use', count)
    .option('--memory-limit <size>', 'memory for comparing records', '2GB')
}

function mapped(text: string, known: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const [column, name, ...rest] = text.split('=')
  if (column === undefined || name === undefined || name === '' || rest.length > 0) {
    throw new InvalidArgumentError('Expected column=name, for example name=company_name.')
  }
  return { ...known, [column.trim()]: name.trim() }
}

/** A whole number from 1 up. */
export function count(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('Expected a whole number from 1 up.')
  return value
}
