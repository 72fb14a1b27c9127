import { kept } from '../version/kept.ts'
import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { requireRelation } from './columns.ts'

interface SmallTable {
  readonly relation: string
  /** Selected besides `customer_id`. */
  readonly columns: string
  readonly orderBy?: string
  /** The column that says whose a row is. */
  readonly of?: string
  /** Which rows of a larger relation are meant. */
  readonly where?: string
}

/** A table with few rows, or few rows of a table, read once for each version: the rows of each customer. None where the version lacks it. */
export async function keptRows(
  reader: Reader,
  { relation, columns, orderBy = 'customer_id', of = 'customer_id', where = 'true' }: SmallTable,
): Promise<ReadonlyMap<string, readonly Row[]>> {
  return await kept(reader, `${columns} of ${relation} by ${of} where ${where}`, async () => {
    if (!reader.relations.has(relation)) return new Map()
    return byCustomer(
      await reader.rows({
        sql: `select ${of} as customer_id, ${columns} from ${requireRelation(reader, relation).sql} as it
          where ${where} order by ${orderBy}`,
        parameters: [],
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
