import { basename } from 'node:path'
import { cellText, type Connection } from '@waypoint/adapter-contract'
import { WaypointError } from '@waypoint/contracts'
import {
  currentVersion,
  databasePath,
  listVersions,
  type PublishedVersion,
  readVersion,
} from '@waypoint/publishing'
import type { Workspace } from '../workspace/workspace.ts'
import type { NamedState } from './named-state.ts'
import type { Sides, StateSide } from './opened-states.ts'

export type FileState = Extract<NamedState, { readonly kind: 'version' | 'warehouse' | 'relation' }>

/** A state that is a file, or a relation of one. */
export interface FoundState {
  readonly name: string
  readonly file: string
  /** Null where whatever its file has is meant. */
  readonly relations:
    | readonly { readonly schema: string; readonly name: string; readonly key?: readonly string[] }[]
    | null
  readonly only: { readonly schema: string; readonly identifier: string } | null
}

export async function findFileState(state: FileState, workspace: Workspace): Promise<FoundState> {
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
  }
}

async function versionOf(name: string, workspace: Workspace): Promise<PublishedVersion> {
  if (name !== 'current' && name !== 'previous') return readVersion(workspace.published, name)
  return namedVersion(name, {
    versions: await listVersions(workspace.published),
    current: await currentVersion(workspace.published),
    place: workspace.published,
  })
}

interface Known {
  readonly versions: readonly PublishedVersion[]
  readonly current: PublishedVersion | null
  readonly place: string
}

/** The version that readers see, or the one made before it. */
export function namedVersion(
  name: 'current' | 'previous',
  { versions, current, place }: Known,
): PublishedVersion {
  const at = versions.findIndex(({ version }) => version === current?.version)
  const found = at === -1 ? undefined : versions[name === 'current' ? at : at + 1]
  if (found !== undefined) return found
  throw new WaypointError({
    code: 'unknown-version',
    message: `There is no ${name} version in ${place}: it has ${versions.length} of them.`,
    hint: '`waypoint versions` lists those that there are, `waypoint publish` makes one.',
  })
}

/** As a session calls it that opens the file alone. */
export function databaseOf(file: string): string {
  return basename(file).replace(/\.[^.]*$/, '')
}

export async function attachFile(connection: Connection, file: string, name: string): Promise<void> {
  await connection.query(
    `attach '${file.replaceAll("'", "''")}' as "${name.replaceAll('"', '""')}" (read_only)`,
  )
}

/** A session that has attached the file of a state. */
export interface AttachedState {
  readonly connection: Connection
  readonly database: string
  /** False where the database has another name than the one that its views read. */
  readonly withViews: boolean
}

/** What an attached file has of the state. */
export async function sidesOfFile(
  { relations, only }: FoundState,
  { connection, database, withViews }: AttachedState,
): Promise<Sides> {
  const side = (schema: string, identifier: string): StateSide => ({
    relation: { database, schema, identifier },
  })
  if (relations !== null)
    return new Map(relations.map((each) => [`${each.schema}.${each.name}`, side(each.schema, each.name)]))
  const { rows } = await connection.query(
    `select schema_name, table_name, false from duckdb_tables() where database_name = $1 and not internal
     union all
     select schema_name, view_name, true from duckdb_views() where database_name = $1 and not internal and ${withViews}`,
    { parameters: [database] },
  )
  const all = rows.map(([schema, name, isView]) => ({
    schema: cellText(schema),
    name: cellText(name),
    isView: isView === true,
  }))
  const wanted = all.filter(
    ({ schema, name }) => only === null || (schema === only.schema && name === only.identifier),
  )
  if (only !== null && wanted.length === 0) throw missingRelation(only)
  return new Map(
    wanted.map(({ schema, name, isView }) => [`${schema}.${name}`, { ...side(schema, name), isView }]),
  )
}

export function missingRelation(of: { readonly schema: string; readonly identifier: string }): WaypointError {
  return new WaypointError({
    code: 'missing-relation',
    message: `There is no ${of.schema}.${of.identifier}.`,
    hint: 'Run `waypoint build` first, or name another workspace with --dir or another database with --target.',
  })
}

/** Of a version and a warehouse only what is published is compared. */
export function publishedKeys(
  found: readonly FoundState[],
): ReadonlyMap<string, readonly string[] | undefined> {
  const published = found.flatMap(({ relations }) => relations ?? [])
  return new Map(published.map(({ schema, name, key }) => [`${schema}.${name}`, key]))
}
