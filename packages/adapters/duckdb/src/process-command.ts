import { readFileSync } from 'node:fs'

/** The command line of a process, where the system tells it; undefined elsewhere, or when the process is gone. */
export function commandOf(processId: string | undefined): string | undefined {
  if (processId === undefined) return undefined
  try {
    const command = readFileSync(`/proc/${processId}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    return command === '' ? undefined : shortened(command)
  } catch {
    return undefined
  }
}

function shortened(command: string): string {
  return command.length > 200 ? `${command.slice(0, 199)}…` : command
}
