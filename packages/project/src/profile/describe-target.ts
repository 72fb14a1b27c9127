import { type SourceLocation, WaypointError } from '@waypoint/contracts'
import type { LoadOptions } from '../options.ts'
import type { Problems } from '../problems/problems.ts'
import { misspeltKeys } from '../yaml/misspelt-keys.ts'
import type { SelectedTarget } from './read-profile.ts'
import type { ResolvedProfile } from './resolved-profile.ts'

/** Keys of an output that every adapter knows. */
const GENERAL: readonly string[] = ['type', 'threads']

/** Asks the adapter what a target is called; what it has to say against the target is told with its place. */
export async function describeTarget(
  selected: SelectedTarget,
  describe: LoadOptions['describeTarget'],
  problems: Problems,
): Promise<ResolvedProfile> {
  const { yaml, ...target } = selected
  const { type, credentials } = target
  try {
    const { settings, database, schema } = await describe({ type, credentials })
    if (settings !== undefined) {
      const shape = { keys: [...GENERAL, ...settings] }
      for (const warning of misspeltKeys(credentials, shape, yaml)) problems.warn(warning)
    }
    return { ...target, database, schema }
  } catch (error) {
    if (!(error instanceof WaypointError) || error.location !== undefined) throw error
    throw new WaypointError({ ...error.toJSON(), location: placeOf(error, selected), cause: error })
  }
}

/** The key that the message is about, as adapters write it: `path` in backquotes. */
function placeOf(error: WaypointError, { credentials, place }: SelectedTarget): SourceLocation {
  if (error.code === 'unknown-adapter') return place(['type'])
  const named = [...error.message.matchAll(/`(\w+)/g)].map(([, key = '']) => key)
  const key = named.find((each) => Object.hasOwn(credentials, each))
  return place(key === undefined ? [] : [key])
}
