import type { Adapter, Cell, Connection } from '@waypoint/adapter-contract'
import type { RelationName } from '@waypoint/contracts'
import { afterAll, beforeAll } from 'vitest'

/** Opens the database under test; asked once per group of tests. */
export type OpenAdapter = () => Promise<Adapter>

export const schema = 'waypoint_conformance'

export interface Session {
  readonly adapter: Adapter
  readonly connection: Connection
  readonly rows: (sql: string, parameters?: readonly Cell[]) => Promise<readonly (readonly Cell[])[]>
  readonly relation: (identifier: string) => RelationName
  /** The relation's name as SQL. */
  readonly sql: (identifier: string) => string
  /** A name as the database keeps it. */
  readonly kept: (name: string) => string
}

/** One adapter, one connection and an empty schema for the tests of a group. */
export function useSession(open: OpenAdapter): () => Session {
  let session: Session | undefined
  beforeAll(async () => {
    session = await startSession(await open())
  })
  afterAll(async () => {
    if (session === undefined) return
    const { adapter, connection } = session
    await connection.query(`drop schema if exists ${adapter.quote(schema)} cascade`)
    await adapter.close()
  })
  return () => {
    if (session === undefined) throw new Error('The session is opened before the tests run.')
    return session
  }
}

async function startSession(adapter: Adapter): Promise<Session> {
  const connection = await adapter.connect()
  const relation = (identifier: string): RelationName => ({ database: adapter.database, schema, identifier })
  await connection.query(`drop schema if exists ${adapter.quote(schema)} cascade`)
  await connection.query(`create schema ${adapter.quote(schema)}`)
  return {
    adapter,
    connection,
    rows: async (sql, parameters = []) => (await connection.query(sql, { parameters })).rows,
    relation,
    sql: (identifier) => adapter.renderRelation(relation(identifier)),
    kept: (name) => (adapter.capabilities.mixedCaseNames ? name : name.toLowerCase()),
  }
}
