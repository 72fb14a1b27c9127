import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { WaypointError } from '@waypoint/contracts'
import { textOf } from '../../publishing/text-of.ts'
import type { Target } from '../open-targets.ts'

/** Where a revision is built: beside what the target has, which is read and never written. */
export interface RevisionPlace {
  /** Holds a profiles.yml with this place as the target. */
  readonly profilesDir: string
  readonly env: Readonly<Record<string, string>>
  /** Of DuckDB: the copy. */
  readonly file: string | null
  /** Of PostgreSQL: the schema, or what the project makes of it. */
  readonly schema: string
}

export interface PlaceRequest {
  readonly target: Target
  readonly side: 'before' | 'after'
  readonly folder: string
  /** Relative paths of the profile begin there. */
  readonly projectDir: string
}

const PASSWORD = 'DBT_ENV_SECRET_WAYPOINT_REVISIONS'

/** DuckDB: a copy of the file. PostgreSQL: schemas of their own. */
export function placeOf({ target, side, folder, projectDir }: PlaceRequest): RevisionPlace {
  const { profile } = target
  const own = join(folder, side)
  mkdirSync(own, { recursive: true })
  const { password, pass, ...credentials } = profile.credentials
  const secret = password ?? pass
  const schema = profile.type === 'duckdb' ? profile.schema : revisionSchema(profile, side)
  const file =
    profile.type === 'duckdb' ? copyFile(resolve(projectDir, textOf(credentials['path'])), own) : null
  const output = {
    ...credentials,
    type: profile.type,
    threads: profile.threads,
    schema,
    ...(file === null ? {} : { path: file }),
    ...(secret === undefined ? {} : { password: `{{ env_var('${PASSWORD}') }}` }),
  }
  // JSON is YAML.
  const profiles = {
    [profile.profileName]: { target: profile.targetName, outputs: { [profile.targetName]: output } },
  }
  writeFileSync(join(own, 'profiles.yml'), JSON.stringify(profiles), { mode: 0o600 })
  return { profilesDir: own, env: secret === undefined ? {} : { [PASSWORD]: textOf(secret) }, file, schema }
}

/** What the names of schemas hold in which a revision is built. */
export function revisionSchema({ schema }: Target['profile'], side: PlaceRequest['side']): string {
  return `${schema}__diff_${side}`
}

/** With the log beside it, where one is left of a process that was killed. */
function copyFile(file: string, folder: string): string {
  const copy = join(folder, basename(file))
  if (!existsSync(file)) {
    throw new WaypointError({
      code: 'nothing-built',
      message: `there is no ${file}: revisions are built on what a build has left`,
      hint: 'run `waypoint build` first',
    })
  }
  copyFileSync(file, copy)
  if (existsSync(`${file}.wal`)) copyFileSync(`${file}.wal`, `${copy}.wal`)
  return copy
}
