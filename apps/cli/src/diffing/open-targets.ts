import type { Adapter, Connection } from '@waypoint/adapter-contract'
import type { Manifest, ManifestNode } from '@waypoint/contracts'
import { diffRelation } from '@waypoint/diff'
import { invoke, profilesDirs } from '@waypoint/engine'
import { readSetup, type ResolvedProfile } from '@waypoint/project'
import { adapters } from '../engine/adapters.ts'
import { invocationOptions } from '../engine/run-engine.ts'
import type { Host } from '../host.ts'
import type { EngineOptions } from '../options/engine-options.ts'
import { keysByNode } from '../publishing/relation-keys.ts'
import { isViewOf, type OpenedStates, type Sides, type StatePair, type StateSide } from './opened-states.ts'

export interface Target {
  readonly name: string
  readonly manifest: Manifest
  readonly profile: ResolvedProfile
}

interface Asked {
  readonly options: Omit<EngineOptions, 'select'>
  readonly host: Host
}

/** A session of a target's database. */
export interface TargetSession {
  readonly adapter: Adapter
  readonly connection: Connection
}

/** Opens what two targets of a project's profile hold that one session sees: files of DuckDB, schemas of one server. */
export async function withTargetStates<T>(
  { before, after }: { readonly before: Target; readonly after: Target },
  asked: Asked,
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  return withTarget(after, asked, async (session) => {
    const database = await attachOther(session.connection, before, after)
    return use({
      pairs: pairsOf(before, after, {
        before: await builtSides(before, session, database),
        after: await builtSides(after, session),
      }),
      before: before.name,
      after: after.name,
      compare: (pair) => diffRelation(pair, { ...session, signal: asked.host.signal }),
    })
  })
}

/** A session of a target's database, for as long as `use` runs. */
export async function withTarget<T>(
  { name, profile }: Pick<Target, 'name' | 'profile'>,
  { options, host }: Asked,
  use: (session: TargetSession) => Promise<T>,
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
export async function readTarget(name: string | undefined, asked: Asked): Promise<Target> {
  const options = { ...invocationOptions('parse', asked.options, asked.host), writeJson: false }
  const { manifest } = await invoke(name === undefined ? options : { ...options, target: name }, { adapters })
  const profile = await readProfile(name, asked)
  return { name: profile.targetName, manifest, profile }
}

/** The part of profiles.yml; the project is not read. */
export async function readProfile(
  name: string | undefined,
  { options, host }: Asked,
): Promise<ResolvedProfile> {
  const asked = invocationOptions('parse', options, host)
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
  return setup.profile
}

/** Whether one session sees both. */
export function areTogether({ profile: left }: Target, { profile: right }: Target): boolean {
  return (left.type === 'duckdb' && right.type === 'duckdb') || place(left) === place(right)
}

const place = ({ type, credentials: c }: ResolvedProfile): string =>
  JSON.stringify([type, c['host'], c['port'], c['dbname'] ?? c['database']])

const OTHER = 'before_state'

/** The name under which the session sees the earlier target's database. */
async function attachOther(connection: Connection, before: Target, after: Target): Promise<string | null> {
  const [left, right] = [before.profile.credentials['path'], after.profile.credentials['path']]
  if (before.profile.type !== 'duckdb' || left === right || typeof left !== 'string') return null
  await connection.query(`attach '${left.replaceAll("'", "''")}' as ${OTHER} (read_only)`)
  return OTHER
}

const STORED = new Set(['model', 'seed', 'snapshot'])

function pairsOf(
  before: Target,
  after: Target,
  sides: { readonly before: Sides; readonly after: Sides },
): readonly StatePair[] {
  const keys = keysByNode(after.manifest)
  return [...new Set([...sides.before.keys(), ...sides.after.keys()])].map((id) => {
    const key = keys.get(id)
    const node = after.manifest.nodes[id] ?? before.manifest.nodes[id]
    const pair = { before: sides.before.get(id) ?? null, after: sides.after.get(id) ?? null }
    return {
      name: node === undefined ? id : `${node.schema}.${node.alias}`,
      ...pair,
      ...(isViewOf(pair) ? { isView: true } : {}),
      ...(key === undefined ? {} : { key }),
    }
  })
}

/** By unique id: relations of the target that have been built. */
export async function builtSides(
  { manifest }: Pick<Target, 'manifest'>,
  { adapter, connection }: TargetSession,
  attached: string | null = null,
): Promise<ReadonlyMap<string, StateSide>> {
  const nodes = Object.values(manifest.nodes).filter(isStored)
  const found = new Set<string>()
  const places = new Map(nodes.map(({ database, schema }) => [`${database}.${schema}`, { database, schema }]))
  for (const { database, schema } of places.values()) {
    const relations = await adapter.listRelations(connection, attached ?? database, schema)
    for (const { identifier } of relations) found.add(`${schema}.${identifier}`.toLowerCase())
  }
  return new Map(
    nodes
      .filter(({ schema, alias }) => found.has(`${schema}.${alias}`.toLowerCase()))
      .map((node) => [
        node.unique_id,
        {
          relation: { database: attached ?? node.database, schema: node.schema, identifier: node.alias },
          isView: node.config.materialized === 'view',
        },
      ]),
  )
}

export const isStored = (node: ManifestNode): boolean =>
  STORED.has(node.resource_type) && node.config.materialized !== 'ephemeral'
