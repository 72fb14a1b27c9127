import { callMacro, type Relation } from '@waypoint/context'
import { cellText } from '@waypoint/adapter-contract'
import { openNode } from '../compile/node-runtime.ts'
import { operationNode } from '../execute/operation-node.ts'
import type { RunState } from '../run-state.ts'
import { contentHash } from './content-hash.ts'

export interface ContentQuestion {
  readonly relation: Relation
  /** A column that every insert and every update sets anew; without one, all columns are read. */
  readonly loadedAt: string | null
  readonly worker: string
}

/** Rows and a checksum of columns and rows, e.g. `1200:5f0c…`; null where this database has no sound way to tell. */
export async function relationContent(question: ContentQuestion, state: RunState): Promise<string | null> {
  const { relation, loadedAt } = question
  const { context, session } = await openOperation(question.worker, state)
  const sql = await callMacro(context, 'get_relation_content_sql', [relation, loadedAt])
  if (typeof sql !== 'string') return null
  const { columns } = await session.execute(`select * from ${relation.render()} where 1 = 0`, {
    autoBegin: false,
  })
  const { rows } = await session.execute(sql, { autoBegin: false })
  await session.commit()
  const [count, checksum] = rows[0] ?? []
  return `${cellText(count)}:${contentHash([cellText(checksum), columns.map(({ name, dataType }) => [name, dataType])])}`
}

/** What the database tells of a relation that was just built; null where it tells nothing, or the relation is gone. */
export async function relationStamp(
  relation: Relation,
  worker: string,
  state: RunState,
): Promise<string | null> {
  const { context, session } = await openOperation(worker, state)
  const sql = await callMacro(context, 'get_relation_stamp_sql', [relation])
  if (typeof sql !== 'string') return null
  const { rows } = await session.execute(sql, { autoBegin: false })
  await session.commit()
  const cell = rows[0]?.[0]
  return cell === undefined || cell === null ? null : contentHash(cellText(cell))
}

function openOperation(worker: string, state: RunState) {
  const { project } = state
  const node = operationNode(project, project.config.name, { name: 'look_at_relation', sql: '', index: 0 })
  return openNode(node, { worker }, state)
}
