import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { requireRelation } from './columns.ts'

interface SmallTable {
  readonly relation: string
  /** Selected besides `customer_id`. */
  readonly columns: string
  readonly orderBy: string
  /** The column that says whose a row is. */
  readonly of?: string
  /** The one day that is kept of a relation with a `date`. */
  readonly day?: string
}

/** A table with few rows, or a day of one, read once for each version: the rows of each customer. None where the version lacks it. */
export async function keptRows(
  reader: Reader,
  { relation, columns, orderBy, of = 'customer_id', day }: SmallTable,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  return await kept(reader, `${columns} of ${relation} by ${of} ${day ?? ''}`, async () => {
    if (!reader.relations.has(relation)) return new Map()
    return byCustomer(
      await reader.rows({
        sql: `select ${of} as customer_id, ${columns} from ${requireRelation(reader, relation).sql} as it
          ${day === undefined ? '' : 'where date = cast($1 as date)'} order by ${orderBy}`,
        parameters: day === undefined ? [] : [day],
      }),
    )
  })
}

function byCustomer(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const customers = new Map<string, Row[]>()
  for (const { customerId, ...row } of rows) {
    const id = String(customerId)
    const own = customers.get(id)
    if (own === undefined) customers.set(id, [row])
    else own.push(row)
  }
  return customers
}
