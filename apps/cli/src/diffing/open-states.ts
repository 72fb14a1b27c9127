import { type Adapter, cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import type { RelationPair, Side } from '@waypoint/diff'
import {
  currentVersion,
  databasePath,
  listVersions,
  type PublishedVersion,
  readVersion,
} from '@waypoint/publishing'
import type { Workspace } from '../workspace/workspace.ts'
import type { NamedState } from './named-state.ts'

/** Both states in one session, and which relations of them are to be compared. */
export interface OpenedStates {
  readonly adapter: Adapter
  readonly connection: Connection
  readonly pairs: readonly RelationPair[]
  /** What the states are called: a version by its id. */
  readonly before: string
  readonly after: string
}

type Sided = { readonly before: NamedState; readonly after: NamedState }

/** Relations that one state has, and where the state's file is. */
interface Found {
  readonly name: string
  readonly file: string
  /** Null where whatever its file has is meant. */
  readonly relations:
    | readonly { readonly schema: string; readonly name: string; readonly key?: readonly string[] }[]
    | null
  readonly only: { readonly schema: string; readonly identifier: string } | null
}

/** Opens states that are files: versions, the warehouse of a workspace, and relations of it. */
export async function withFileStates<T>(
  { before, after }: Sided,
  workspaces: { readonly before: Workspace; readonly after: Workspace },
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  const { duckdbFactory } = await import('@waypoint/adapter-duckdb')
  const left = await find(before, workspaces.before)
  const right = await find(after, workspaces.after)
  const adapter = await duckdbFactory.open(
    { type: 'duckdb', path: ':memory:' },
    { rootDir: workspaces.after.dir, threads: 2 },
  )
  try {
    const connection = await adapter.connect()
    try {
      await attach(connection, left.file, 'before_state')
      const shared = left.file === right.file
      if (!shared) await attach(connection, right.file, 'after_state')
      const session = { adapter, connection }
      const sides = {
        before: await sidesOf(left, 'before_state', session),
        after: await sidesOf(right, shared ? 'before_state' : 'after_state', session),
      }
      return await use({
        ...session,
        pairs: left.only !== null || right.only !== null ? [onePair(sides)] : allPairs(sides, [left, right]),
        before: left.name,
        after: right.name,
      })
    } finally {
      await connection.close()
    }
  } finally {
    await adapter.close()
  }
}

async function find(state: NamedState, workspace: Workspace): Promise<Found> {
  switch (state.kind) {
    case 'version': {
      const version = await versionOf(state.version, workspace)
      const file = databasePath(workspace.published, version.version)
      return { name: version.version, file, relations: version.relations, only: null }
    }
    case 'warehouse':
      return { name: 'warehouse', file: workspace.warehouse, relations: null, only: null }
    case 'relation': {
      const { schema, identifier } = state
      return {
        name: `${schema}.${identifier}`,
        file: workspace.warehouse,
        relations: null,
        only: { schema, identifier },
      }
    }
    case 'target':
      throw new Error('targets are opened by their profile')
  }
}

async function versionOf(name: string, workspace: Workspace): Promise<PublishedVersion> {
  if (name !== 'current' && name !== 'previous') return readVersion(workspace.published, name)
  const versions = await listVersions(workspace.published)
  const current = await currentVersion(workspace.published)
  const at = versions.findIndex(({ version }) => version === current?.version)
  const found = at === -1 ? undefined : versions[name === 'current' ? at : at + 1]
  if (found !== undefined) return found
  throw new WaypointError({
    code: 'unknown-version',
    message: `There is no ${name} version in ${workspace.published}: it has ${versions.length} of them.`,
    hint: '`waypoint versions` lists those that there are, `waypoint publish` makes one.',
  })
}

async function attach(connection: Connection, file: string, name: string): Promise<void> {
  await connection.query(`attach '${file.replaceAll("'", "''")}' as ${name} (read_only)`)
}

type Sides = ReadonlyMap<string, Side>

async function sidesOf(
  { relations, only }: Found,
  database: string,
  { connection }: Pick<OpenedStates, 'connection'>,
): Promise<Sides> {
  const side = (schema: string, identifier: string): Side => ({ relation: { database, schema, identifier } })
  if (relations !== null)
    return new Map(relations.map((each) => [`${each.schema}.${each.name}`, side(each.schema, each.name)]))
  const { rows } = await connection.query(
    `select schema_name, table_name from duckdb_tables() where database_name = $1 and not internal
     union all select schema_name, view_name from duckdb_views() where database_name = $1 and not internal`,
    { parameters: [database] },
  )
  const all = rows.map(([schema, name]) => ({ schema: cellText(schema), name: cellText(name) }))
  const wanted = all.filter(
    ({ schema, name }) => only === null || (schema === only.schema && name === only.identifier),
  )
  if (only !== null && wanted.length === 0) throw missingRelation(only)
  return new Map(wanted.map(({ schema, name }) => [`${schema}.${name}`, side(schema, name)]))
}

function missingRelation({
  schema,
  identifier,
}: {
  readonly schema: string
  readonly identifier: string
}): WaypointError {
  return new WaypointError({
    code: 'missing-relation',
    message: `The warehouse has no ${schema}.${identifier}.`,
    hint: 'Run `waypoint build` first, or name another workspace with --dir.',
  })
}

function onePair(sides: { readonly before: Sides; readonly after: Sides }): RelationPair {
  const [name] = sides.after.keys()
  const [[, before] = []] = sides.before
  const [[, after] = []] = sides.after
  return { name: name ?? '', before: before ?? null, after: after ?? null }
}

/** Of a version and a warehouse only what is published is compared. */
function allPairs(
  { before, after }: { readonly before: Sides; readonly after: Sides },
  found: readonly Found[],
): readonly RelationPair[] {
  const published = found.flatMap(({ relations }) => relations ?? [])
  const keys = new Map(published.map(({ schema, name, key }) => [`${schema}.${name}`, key]))
  const names = published.length > 0 ? [...keys.keys()] : [...new Set([...before.keys(), ...after.keys()])]
  return names.toSorted().map((name) => {
    const key = keys.get(name)
    return {
      name,
      before: before.get(name) ?? null,
      after: after.get(name) ?? null,
      ...(key === undefined ? {} : { key }),
    }
  })
}
