import { WaypointError } from '@waypoint/contracts'

export type ArtifactData = Readonly<Record<string, unknown>>

export function parseArtifact(text: string, file: string): ArtifactData {
  try {
    return recordOf(JSON.parse(text))
  } catch (cause) {
    throw new WaypointError({
      code: 'invalid-artifact',
      message: `${file} is not valid JSON`,
      location: { file },
      hint: 'It may have been cut off while it was written: make it again with waypoint parse.',
      cause,
    })
  }
}

export function recordOf(value: unknown): ArtifactData {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as ArtifactData) : {}
}

export function checkSchema(
  metadata: ArtifactData,
  artifact: string,
  { file, versions }: { readonly file: string; readonly versions: readonly number[] },
): void {
  const schema = textOf(metadata.dbt_schema_version)
  const found = /\/dbt\/([\w-]+)\/v(\d+)\.json$/.exec(schema)
  if (found !== null && found[1] === artifact && versions.includes(Number(found[2]))) return
  throw new WaypointError({
    code: 'unsupported-artifact',
    message: `${file} is not a ${artifact} of version ${versions.join(' or ')}${schema === '' ? '' : ` but ${schema}`}`,
    location: { file },
    hint: 'Make it with this version of waypoint, or with dbt 1.8 or newer.',
  })
}

export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
