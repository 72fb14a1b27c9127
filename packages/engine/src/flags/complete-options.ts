import { readProjectHead } from '@waypoint/project'
import type { InvocationOptions } from '../invocation.ts'
import { FLAGS, type FlagDefinition } from './flag-table.ts'
import { flagValue } from './flag-value.ts'

/**
 * The options with what environment variables and dbt_project.yml say where the caller said nothing: the caller
 * wins over the environment, the environment over the project. Relative folders are relative to `baseDir`.
 */
export async function completeOptions(
  options: InvocationOptions,
  baseDir: string = options.projectDir,
): Promise<InvocationOptions> {
  const project = options.projectFlags ?? (await readProjectHead(options.projectDir)).flags
  const found: Record<string, unknown> = {}
  for (const definition of FLAGS) {
    if (options[definition.option] !== undefined) continue
    const value =
      fromEnvironment(definition, options.env, baseDir) ?? fromProject(definition, project, baseDir)
    if (value !== undefined) found[definition.option] = value
  }
  return { ...withoutContradiction(found, options), ...options, projectFlags: project }
}

/** `--selector` and selections exclude each other, whichever place they come from; the caller's word counts. */
function withoutContradiction(
  found: Readonly<Record<string, unknown>>,
  options: InvocationOptions,
): Readonly<Record<string, unknown>> {
  const { warnErrorOptions, warnError, ...rest } = found
  return {
    ...rest,
    ...(warnErrorOptions !== undefined && options.warnError === undefined ? { warnErrorOptions } : {}),
    ...(warnError !== undefined && options.warnErrorOptions === undefined ? { warnError } : {}),
  }
}

function fromEnvironment(
  definition: FlagDefinition,
  env: InvocationOptions['env'],
  baseDir: string,
): unknown {
  const { variable } = definition
  if (variable === null) return undefined
  for (const name of [variable.replace('DBT_', 'DBT_ENGINE_'), variable]) {
    const value = flagValue(env[name], definition, { writtenAs: name, baseDir })
    if (value !== undefined) return value
  }
  return undefined
}

function fromProject(
  definition: FlagDefinition,
  project: Readonly<Record<string, unknown>>,
  baseDir: string,
): unknown {
  if (!definition.inProject) return undefined
  const writtenAs = `flags.${definition.name} in dbt_project.yml`
  return flagValue(project[definition.name], definition, { writtenAs, baseDir })
}
