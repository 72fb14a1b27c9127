import type { Reader } from '../version/reader.ts'
import type { Row } from '../version/rows.ts'
import { type CustomerRead, rowsOfCustomer } from './customer-rows.ts'

interface DayRead extends Pick<CustomerRead, 'id' | 'relation' | 'fields' | 'expressions'> {
  readonly order: readonly string[]
  readonly day: string
}

/** A customer's rows of one day. Of the version's own day, which is asked for most, those of all customers are kept. */
export async function rowsOfDay(
  reader: Reader,
  { id, relation: name, fields, expressions = {}, order, day }: DayRead,
): Promise<readonly Row[]> {
  const read = { id, relation: name, fields, expressions, order }
  // The version's day comes from the version, not from a request.
  return await rowsOfCustomer(
    reader,
    day === reader.asOf ? { ...read, few: `date = date '${day}'` } : { ...read, days: { on: day } },
  )
}
