import { cellText } from '@waypoint/adapter-contract'
import { diffRelation } from '@waypoint/diff'
import type { PublishedVersion } from '@waypoint/publishing'
import type { Host } from '../host.ts'
import type { Store } from '../publishing/open-store.ts'
import { keysByRelation } from '../publishing/relation-keys.ts'
import { type FileState, missingRelation, namedVersion } from './file-state.ts'
import { builtSides } from './open-targets.ts'
import { onePair, type OpenedStates, pairsByName, type Sides, type StateSide } from './opened-states.ts'

type Schemas = Extract<Store, { readonly kind: 'schemas' }>

interface State {
  readonly name: string
  readonly sides: Sides
  readonly version: PublishedVersion | null
}

/** Opens states of one database that keeps versions itself: these, what was built there, and relations of it. */
export async function withSchemaStates<T>(
  states: { readonly before: FileState; readonly after: FileState },
  { store, host }: { readonly store: Schemas; readonly host: Host },
  use: (opened: OpenedStates) => Promise<T>,
): Promise<T> {
  const { adapter, connection, manifest } = store
  const [before, after] = [await stateOf(states.before, store), await stateOf(states.after, store)]
  const published = [before, after].flatMap(({ version }) => version?.relations ?? [])
  const names = published.length === 0 ? {} : { names: [...new Set(published.map(nameOf))] }
  const keys = new Map([
    ...keysByRelation(manifest),
    ...published.map((relation) => [nameOf(relation), relation.key] as const),
  ])
  const sides = { before: before.sides, after: after.sides }
  const isOne = states.before.kind === 'relation' || states.after.kind === 'relation'
  return use({
    pairs: isOne ? [onePair(sides)] : pairsByName({ ...sides, keys, ...names }),
    before: before.name,
    after: after.name,
    compare: (pair) => diffRelation(pair, { adapter, connection, signal: host.signal }),
  })
}

const nameOf = ({ schema, name }: { readonly schema: string; readonly name: string }): string =>
  `${schema}.${name}`

async function stateOf(state: FileState, store: Schemas): Promise<State> {
  switch (state.kind) {
    case 'version': {
      const version = await versionOf(state.version, store)
      const sides = version.relations.map(
        (each) => [nameOf(each), { relation: store.versions.relation(version, each) }] as const,
      )
      return { name: version.version, sides: new Map(sides), version }
    }
    case 'warehouse':
      return { name: store.target, sides: await sidesBuilt(store), version: null }
    case 'relation': {
      const { schema, identifier } = state
      const relation = { database: null, schema, identifier }
      const columns = await store.adapter.columnsOf(store.connection, relation)
      if (columns.length === 0) throw missingRelation(state)
      const name = `${schema}.${identifier}`
      return { name, sides: new Map([[name, { relation }]]), version: null }
    }
  }
}

async function versionOf(name: string, { versions, target }: Schemas): Promise<PublishedVersion> {
  if (name !== 'current' && name !== 'previous') return versions.read(name)
  return namedVersion(name, {
    versions: await versions.list(),
    current: await versions.current(),
    place: `the database of ${target}`,
  })
}

async function sidesBuilt(store: Schemas): Promise<Sides> {
  if (store.adapter.type === 'postgres') return sidesInPostgres(store)
  const { nodes } = store.manifest
  return new Map(
    [...(await builtSides(store, store))].map(([id, side]) => {
      const node = nodes[id]
      return [node === undefined ? id : `${node.schema}.${node.alias}`, side]
    }),
  )
}

/** Everything that is no version and no view of one. */
async function sidesInPostgres({ connection }: Schemas): Promise<Sides> {
  const { rows } = await connection.query(
    `select schemaname, tablename, false from pg_tables where schemaname !~ '^pg_|^information_schema$|@|^waypoint_versions$'
     union all select schemaname, viewname, true from pg_views where schemaname !~ '^pg_|^information_schema$|^published_'`,
  )
  return new Map(
    rows.map(([schema, name, isView]): readonly [string, StateSide] => [
      `${cellText(schema)}.${cellText(name)}`,
      {
        relation: { database: null, schema: cellText(schema), identifier: cellText(name) },
        isView: isView === true,
      },
    ]),
  )
}
