import { callMacro, Column, type Relation } from '@waypoint/context'
import { type ManifestNode, type SourceNode, WaypointError } from '@waypoint/contracts'
import { injectCtes } from '../compile/inject-ctes.ts'
import type { NodeRuntime } from '../compile/node-runtime.ts'
import { cteName, relationOfNode, relationOfSource } from '../compile/relation-of-node.ts'
import type { RunState } from '../run-state.ts'
import type { UnitTestInput } from './unit-test-inputs.ts'

type Columns = readonly Column[]

/** The columns that the unit tests of a run need to know, each asked for once. */
export class UnitTestColumns {
  readonly #inputs = new Map<string, Promise<Columns>>()
  readonly #outputs = new Map<string, Promise<Columns>>()

  /**
   * Of a relation for which rows are given. Nothing is built anew after a unit test has asked, but the tested
   * model itself: as `this` it is known by a key of its own.
   */
  ofInput(input: UnitTestInput, runtime: NodeRuntime, work: ColumnWork): Promise<Columns> {
    const key = input.isThis ? `this ${input.member.unique_id}` : input.member.unique_id
    return once(this.#inputs, key, () => columnsOf(input, runtime, work))
  }

  /**
   * Of a model's query. `shape` is the same for queries that differ in the rows they are given only; one that
   * makes columns of its rows, as a pivot does, has others than remembered where it lacks `expected`.
   */
  async ofOutput(query: ModelQuery, runtime: NodeRuntime): Promise<Columns> {
    const { sql, shape, expected } = query
    const known = await once(this.#outputs, shape, () => columnsOfQuery(sql, runtime))
    const names = new Set(known.map((column) => column.name.toLowerCase()))
    return expected.every((name) => names.has(name.toLowerCase())) ? known : columnsOfQuery(sql, runtime)
  }
}

export interface ModelQuery {
  readonly sql: string
  readonly shape: string
  /** Names of the columns that are compared. */
  readonly expected: readonly string[]
}

function once(
  known: Map<string, Promise<Columns>>,
  key: string,
  ask: () => Promise<Columns>,
): Promise<Columns> {
  const earlier = known.get(key)
  if (earlier !== undefined) return earlier
  const asked = ask()
  known.set(key, asked)
  asked.catch(() => known.delete(key))
  return asked
}

export interface ColumnWork {
  readonly worker: string
  readonly state: RunState
}

async function columnsOf(
  { member }: UnitTestInput,
  runtime: NodeRuntime,
  work: ColumnWork,
): Promise<readonly Column[]> {
  const { quoting } = work.state.project.config
  if (member.resource_type === 'source') {
    const relation = relationOfSource(member, quoting)
    if (relation.external !== undefined) return columnsOfQuery(`select * from ${relation.external}`, runtime)
    return columnsOfRelation(relation, member, runtime)
  }
  if (member.resource_type === 'model' && member.config.materialized === 'ephemeral') {
    const ctes = await work.state.ephemerals.ctesFor([member.unique_id], work.worker, work.state)
    return columnsOfQuery(injectCtes(`select * from ${cteName(member)}`, ctes), runtime)
  }
  return columnsOfRelation(relationOfNode(work.state.index.standInFor(member), quoting), member, runtime)
}

async function columnsOfRelation(
  relation: Relation,
  member: ManifestNode | SourceNode,
  { context, session }: NodeRuntime,
): Promise<readonly Column[]> {
  const { database, schema, identifier } = relation
  const exists = await session.cache.get(database ?? session.adapter.database, schema ?? '', identifier ?? '')
  const columns = exists === undefined ? [] : await callMacro(context, 'get_columns_in_relation', [relation])
  const found = Array.isArray(columns) ? columns.filter((each) => each instanceof Column) : []
  if (found.length > 0) return found
  const isSource = member.resource_type === 'source'
  throw new WaypointError({
    code: 'missing-input-relation',
    message: `The columns of ${relation.render()} are not known, because the relation does not exist`,
    hint: isSource
      ? 'Load the source first: the rows of a unit test are cast to the types of the columns they stand for.'
      : `Build it first, without rows if you like: waypoint run --select ${member.name} --empty. The rows of a unit test are cast to the types of the columns they stand for.`,
  })
}

/** What a query would give; it is planned, not run. */
async function columnsOfQuery(sql: string, { session }: NodeRuntime): Promise<readonly Column[]> {
  const { columns } = await session.execute(
    `select * from (\n${sql}\n) as dbt_internal_columns where false limit 0`,
    { autoBegin: false },
  )
  return columns.map((column) => Column.describe(column))
}
