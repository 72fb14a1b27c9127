import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { type SourceLocation, WaypointError } from '@waypoint/contracts'
import { nearestName } from '@waypoint/graph'
import type { Scope } from '@waypoint/jinja'
import { readTextFile } from '../files/text-file.ts'
import type { Problems } from '../problems/problems.ts'
import { isMap, readYamlMap, type YamlMap } from '../yaml/read-yaml.ts'
import { renderTree } from '../yaml/render-tree.ts'
import { misspeltKeys, shapeOf, type YamlText } from '../yaml/misspelt-keys.ts'
import { locate, type YamlPath } from '../yaml/yaml-position.ts'

const PROFILES_FILE = 'profiles.yml'

export interface ProfileRequest {
  readonly profilesDirs: readonly string[]
  readonly profileName: string | null
  readonly targetName: string | undefined
  readonly scope: Scope
}

/** One output of profiles.yml, rendered, its adapter not yet asked. */
export interface SelectedTarget {
  readonly profileName: string
  readonly targetName: string
  readonly file: string
  readonly type: string
  readonly threads: number
  readonly credentials: Readonly<Record<string, unknown>>
  /** The place of a key of the target in the file; of the target itself where it has no such key. */
  readonly place: (path: YamlPath) => SourceLocation
  /** The file's text, and where in it the target is. */
  readonly yaml: YamlText & { readonly path: YamlPath }
}

const PROFILE = shapeOf('target outputs config')

export async function readProfile(request: ProfileRequest, problems: Problems): Promise<SelectedTarget> {
  const file = await findProfiles(request.profilesDirs)
  const text = await readTextFile(file, file)
  const profiles = readYamlMap(text, file)
  const profileName = request.profileName ?? missingProfileSetting()
  const profile = profiles[profileName]
  if (!isMap(profile)) throw unknownProfile(profileName, profiles, file)
  const yaml = { file, text, path: [profileName] }
  for (const warning of misspeltKeys(profile, PROFILE, yaml)) problems.warn(warning)
  const outputs = isMap(profile.outputs) ? profile.outputs : {}
  const wanted = request.targetName ?? renderTree(profile.target ?? 'default', { scope: request.scope, file })
  const targetName = String(wanted)
  const output = outputs[targetName]
  if (!isMap(output)) {
    const names = Object.keys(outputs)
    const near = nearestName(targetName, names)
    throw new WaypointError({
      code: 'unknown-target',
      message: `The profile '${profileName}' has no target '${targetName}'`,
      location: locate(text, file, [profileName, 'outputs']),
      hint: `${near === undefined ? '' : `Did you mean '${near}'? `}Its targets are ${names.join(', ')}.`,
    })
  }
  const credentials = renderTree(output, { scope: request.scope, file }) as YamlMap
  if (typeof credentials.type !== 'string') {
    throw new WaypointError({
      code: 'invalid-profile',
      message: `The target '${targetName}' of the profile '${profileName}' has no type`,
      location: locate(text, file, [profileName, 'outputs', targetName]),
      hint: 'Add the adapter, for example type: duckdb.',
    })
  }
  const path = [profileName, 'outputs', targetName]
  const threads = Number(credentials.threads ?? 1)
  return {
    profileName,
    targetName,
    file,
    type: credentials.type,
    threads: Number.isInteger(threads) && threads > 0 ? threads : 1,
    credentials,
    place: (key) => locate(text, file, [...path, ...key]),
    yaml: { file, text, path },
  }
}

async function findProfiles(dirs: readonly string[]): Promise<string> {
  for (const dir of dirs) {
    const file = join(dir, PROFILES_FILE)
    if (
      await access(file).then(
        () => true,
        () => false,
      )
    )
      return file
  }
  throw new WaypointError({
    code: 'missing-profiles',
    message: `There is no ${PROFILES_FILE} in ${dirs.join(', ')}`,
    hint: 'Create one beside dbt_project.yml, or name its folder with --profiles-dir.',
  })
}

function missingProfileSetting(): never {
  throw new WaypointError({
    code: 'invalid-project',
    message: 'dbt_project.yml names no profile',
    location: { file: 'dbt_project.yml' },
    hint: 'Add profile: with a name of profiles.yml, or use --profile.',
  })
}

function unknownProfile(name: string, profiles: YamlMap, file: string): WaypointError {
  const names = Object.keys(profiles).filter((key) => key !== 'config')
  const near = nearestName(name, names)
  return new WaypointError({
    code: 'unknown-profile',
    message: `There is no profile '${name}' in ${file}`,
    location: { file },
    hint: `${near === undefined ? '' : `Did you mean '${near}'? `}The profiles are ${names.join(', ')}.`,
  })
}
