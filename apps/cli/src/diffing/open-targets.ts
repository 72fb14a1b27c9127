import type { Connection } from '@waypoint/adapter-contract'
import { type Manifest, type ManifestNode, WaypointError } from '@waypoint/contracts'
import type { RelationPair, Side } from '@waypoint/diff'
import { invoke, profilesDirs } from '@waypoint/engine'
import { readSetup, type ResolvedProfile } from '@waypoint/project'
import { adapters } from '../engine/adapters.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { keysByNode } from '../publishing/relation-keys.ts'
import type { OpenedStates } from './open-states.ts'

export interface Target {
  readonly name: string
  readonly manifest: Manifest
  readonly profile: ResolvedProfile
}

interface Asked {
  readonly options: Omit<EngineOptions, 'select'>
  readonly host: Host
}

/** Opens what two targets of a project's profile hold: files of DuckDB, or schemas of one database server. */
export async function withTargetStates<T>(
  names: { readonly before: string; readonly after: string },
  asked: Asked,
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  const before = await readTarget(names.before, asked)
  const after = await readTarget(names.after, asked)
  refuseApart(before, after)
  return withTarget(after, asked, async (session) => {
    const database = await attachOther(session.connection, before, after)
    return use({
      ...session,
      pairs: pairsOf(before, after, database),
      before: before.name,
      after: after.name,
    })
  })
}

/** A session of a target's database, for as long as `use` runs. */
export async function withTarget<T>(
  { name, profile }: Target,
  { options, host }: Asked,
  use: (session: Pick<OpenedStates, 'adapter' | 'connection'>) => Promise<T>,
): Promise<T> {
  const factory = await adapters[profile.type]?.()
  if (factory === undefined) throw new Error(`${name} has no adapter`)
  const { projectDir: rootDir } = invocationOptions('parse', options, host)
  const adapter = await factory.open(profile.credentials, { rootDir, threads: 2 })
  try {
    const connection = await adapter.connect()
    try {
      return await use({ adapter, connection })
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}

/** What a target of the profile is, the default one where no name is given. */
export async function readTarget(name: string | undefined, { options, host }: Asked): Promise<Target> {
  const parsed = invocationOptions('parse', options, host)
  const asked = { ...parsed, ...(name === undefined ? {} : { target: name }), writeJson: false }
  const { manifest } = await invoke(asked, { adapters })
  const setup = await readSetup({
    projectDir: asked.projectDir,
    profilesDirs: profilesDirs(asked),
    env: asked.env,
    ...(name === undefined ? {} : { target: name }),
    describeTarget: async ({ type, credentials }) => {
      const factory = await adapters[type]?.()
      if (factory === undefined) return { database: '', schema: '' }
      return factory.describe(credentials, { rootDir: asked.projectDir, threads: 1 })
    },
    ...(asked.profile === undefined ? {} : { profile: asked.profile }),
    ...(asked.vars === undefined ? {} : { vars: asked.vars }),
  })
  const [problem] = setup.profileErrors
  if (setup.profile === null) throw problem ?? new Error(`no profile for ${name ?? 'the default target'}`)
  return { name: setup.profile.targetName, manifest, profile: setup.profile }
}

function refuseApart(before: Target, after: Target): void {
  const [left, right] = [before.profile, after.profile]
  const isFile = left.type === 'duckdb' && right.type === 'duckdb'
  if (!isFile && place(left) !== place(right)) throw notTogether(before, after)
}

const place = ({ type, credentials: c }: ResolvedProfile): string =>
  JSON.stringify([type, c['host'], c['port'], c['dbname'] ?? c['database']])

function notTogether(before: Target, after: Target): WaypointError {
  return new WaypointError({
    code: 'not-comparable',
    message: `the targets ${before.name} (${before.profile.type}) and ${after.name} (${after.profile.type}) are not in one database`,
    hint: 'two files of DuckDB can be compared, and two schemas of one PostgreSQL database',
  })
}

const OTHER = 'before_state'

/** The name under which the session sees the earlier target's database. */
async function attachOther(connection: Connection, before: Target, after: Target): Promise<string | null> {
  const [left, right] = [before.profile.credentials['path'], after.profile.credentials['path']]
  if (before.profile.type !== 'duckdb' || left === right || typeof left !== 'string') return null
  await connection.query(`attach '${left.replaceAll("'", "''")}' as ${OTHER} (read_only)`)
  return OTHER
}

const STORED = new Set(['model', 'seed', 'snapshot'])

function pairsOf(before: Target, after: Target, database: string | null): readonly RelationPair[] {
  const keys = keysByNode(after.manifest)
  const [old, now] = [stored(before), stored(after)]
  return [...new Set([...old.keys(), ...now.keys()])].map((id) => {
    const key = keys.get(id)
    const node = now.get(id) ?? old.get(id)
    return {
      name: node === undefined ? id : `${node.schema}.${node.alias}`,
      before: sideOf(old.get(id), database),
      after: sideOf(now.get(id), null),
      ...(key === undefined ? {} : { key }),
    }
  })
}

const stored = ({ manifest }: Target): ReadonlyMap<string, ManifestNode> =>
  new Map(
    Object.values(manifest.nodes)
      .filter((node) => STORED.has(node.resource_type) && node.config.materialized !== 'ephemeral')
      .map((node) => [node.unique_id, node]),
  )

const sideOf = (node: ManifestNode | undefined, database: string | null): Side | null =>
  node === undefined
    ? null
    : { relation: { database: database ?? node.database, schema: node.schema, identifier: node.alias } }
