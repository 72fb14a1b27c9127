import type { InvocationOptions } from '../invocation.ts'
import { repeatedOptions } from '../retry/repeated-options.ts'
import { completeOptions } from './complete-options.ts'

/**
 * What an invocation will really do: `retry` becomes the command that it repeats, and what the caller left open is
 * filled in from environment variables and dbt_project.yml. Resolving twice changes nothing.
 */
export async function resolveOptions(
  options: InvocationOptions,
  baseDir: string = options.projectDir,
): Promise<InvocationOptions> {
  return completeOptions(options.command === 'retry' ? await repeatedOptions(options) : options, baseDir)
}
