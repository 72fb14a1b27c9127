import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { selectList } from './columns.ts'
import { type CustomerRead, rowsOfCustomer } from './customer-rows.ts'
import { keptRows } from './kept-rows.ts'
import { orderBy } from './row-order.ts'

interface DayRead extends Pick<CustomerRead, 'id' | 'relation' | 'fields' | 'expressions'> {
  readonly order: readonly string[]
  readonly day: string
}

/** A customer's rows of one day. Of the version's own day, which is asked for most, those of all customers are kept. */
export async function rowsOfDay(
  reader: Reader,
  { id, relation: name, fields, expressions = {}, order, day }: DayRead,
): Promise<readonly Row[]> {
  const relation = reader.relations.get(name)
  if (relation === undefined) return []
  if (day !== reader.asOf) {
    return await rowsOfCustomer(reader, { id, relation: name, fields, expressions, order, days: { on: day } })
  }
  const kept = await keptRows(reader, {
    relation: name,
    columns: selectList(relation, fields, { expressions }),
    orderBy: orderBy(order, 'it'),
    day,
  })
  return kept.get(id) ?? []
}
