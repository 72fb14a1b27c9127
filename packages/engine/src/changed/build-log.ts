import { callMacro, Relation, textOf } from '@waypoint/context'
import { cellText } from '@waypoint/adapter-contract'
import { openNode } from '../compile/node-runtime.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { RunState } from '../run-state.ts'

const NAME = 'waypoint_builds'

/**
 * The table in the warehouse that says which build made each relation. A relation is struck off before it is
 * touched and entered when it is whole, so that what was interrupted, or built by another checkout of the
 * project, is not taken for what is on record here.
 */
export class BuildLog {
  readonly #relation: Relation
  readonly #state: RunState
  readonly #builds: Map<string, string | null>

  private constructor(relation: Relation, state: RunState, builds: Map<string, string | null>) {
    this.#relation = relation
    this.#state = state
    this.#builds = builds
  }

  /** Null where there is none and none is to be made. */
  static async open(state: RunState, options: { readonly create: boolean }): Promise<BuildLog | null> {
    const relation = logRelation(state)
    const { database, schema } = state.adapter
    if ((await state.cache.get(database, schema, NAME)) === undefined) {
      if (!options.create) return null
      await createLog(relation, state)
      return new BuildLog(relation, state, new Map())
    }
    return new BuildLog(relation, state, await readBuilds(relation, state))
  }

  /** The build that made a relation; undefined where that is not known. */
  buildOf(relationName: string): string | undefined {
    return this.#builds.get(keyOf(relationName)) ?? undefined
  }

  async strikeOff(relationName: string, worker: string): Promise<void> {
    const key = keyOf(relationName)
    if (!this.#builds.delete(key)) return
    await this.#query(`delete from ${this.#relation.render()} where relation_name = ${literal(key)}`, worker)
  }

  async enter(relationName: string, buildId: string, worker: string): Promise<void> {
    const key = keyOf(relationName)
    const values = `${literal(key)}, ${literal(buildId)}`
    await this.#query(`insert into ${this.#relation.render()} values (${values})`, worker)
    this.#builds.set(key, buildId)
  }

  async #query(sql: string, worker: string): Promise<void> {
    await (await this.#state.connections.of(worker)).query(sql)
  }
}

function logRelation({ adapter }: RunState): Relation {
  return new Relation({ database: adapter.database, schema: adapter.schema, identifier: NAME })
}

async function createLog(relation: Relation, state: RunState): Promise<void> {
  const { adapter, project } = state
  const node = operationNode(project, project.config.name, { name: 'create_build_log', sql: '', index: 0 })
  const { context, session } = await openNode(node, { worker: 'main' }, state)
  const schemas = await session.run('list schemas', (connection) =>
    adapter.listSchemas(connection, adapter.database),
  )
  if (!schemas.some((name) => name.toLowerCase() === adapter.schema.toLowerCase())) {
    await callMacro(context, 'create_schema', [relation.with({ path: { identifier: null } })])
  }
  const type = textOf(await callMacro(context, 'type_string', [])).trim()
  const columns = `relation_name ${type}, build_id ${type}`
  await session.execute(`create table ${relation.render()} (${columns})`, { autoBegin: false })
  await session.commit()
  await state.cache.add({ ...relation.toName(), type: 'table' })
}

/** Two entries for one relation say nothing: two runs have built it at once. */
async function readBuilds(relation: Relation, state: RunState): Promise<Map<string, string | null>> {
  const connection = await state.connections.of('main')
  const { rows } = await connection.query(`select relation_name, build_id from ${relation.render()}`)
  const builds = new Map<string, string | null>()
  for (const [name, build] of rows) {
    const key = cellText(name)
    builds.set(key, builds.has(key) ? null : cellText(build))
  }
  return builds
}

const keyOf = (relationName: string): string => relationName.toLowerCase()

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`
