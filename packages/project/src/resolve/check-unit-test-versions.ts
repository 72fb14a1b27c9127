import { type DeclaredNode, type ManifestNode, type SourceLocation, WaypointError } from '@waypoint/contracts'
import { isMap } from '../yaml/read-yaml.ts'

/** What is wrong with the versions that a unit test picks of its model; undefined where nothing is. */
export function wrongVersions(
  { name, versions }: DeclaredNode,
  tested: readonly ManifestNode[],
  location: SourceLocation,
): WaypointError | undefined {
  const picked = isMap(versions) ? [versions.include, versions.exclude].flat().filter(isVersion) : []
  if (picked.length === 0) return undefined
  const known = tested.flatMap((model) =>
    model.resource_type === 'model' && model.version !== null ? [String(model.version)] : [],
  )
  const model = tested[0]?.name ?? ''
  if (known.length === 0) {
    return new WaypointError({
      code: 'invalid-unit-test',
      message: `The unit test '${name}' picks versions of '${model}', which has none`,
      location,
      hint: 'Leave out versions:.',
    })
  }
  const unknown = picked.find((version) => !known.includes(String(version)))
  if (unknown === undefined) return undefined
  return new WaypointError({
    code: 'invalid-unit-test',
    message: `The unit test '${name}' picks the version ${unknown} of '${model}', which there is not`,
    location,
    hint: `Versions are ${known.join(', ')}.`,
  })
}

const isVersion = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'
