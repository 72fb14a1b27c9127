import { type Bindings, createBindings, whereOf } from '../sql/bindings.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { selectList } from './columns.ts'
import { customerRows } from './customer-rows.ts'

interface OfCustomer {
  readonly id: string
  readonly relation: string
  readonly fields: readonly string[]
  /** Fields that are no columns of the relation. */
  readonly expressions?: Readonly<Record<string, string>>
  readonly conditions?: (bindings: Bindings) => readonly string[]
  readonly orderBy?: string
}

/** The rows of one customer in a relation; none where the version lacks it. */
export async function rowsOfCustomer(reader: Reader, asked: OfCustomer): Promise<readonly Row[]> {
  const { id, fields, expressions = {}, conditions, orderBy } = asked
  const relation = reader.relations.get(asked.relation)
  if (relation === undefined) return []
  const bindings = createBindings()
  const from = customerRows(reader, { id, bindings })(relation.name)
  const where = whereOf(conditions?.(bindings) ?? [])
  const order = orderBy === undefined ? '' : `order by ${orderBy}`
  return await reader.rows({
    sql: `select ${selectList(relation, fields, { expressions })} from ${from} ${where} ${order}`,
    parameters: bindings.values,
  })
}
