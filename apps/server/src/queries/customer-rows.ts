import type { Bindings } from '../sql/bindings.ts'
import type { Reader } from '../version/reader.ts'
import { requireRelation } from './columns.ts'

interface OfCustomer {
  readonly id: string
  readonly bindings: Bindings
}

/** What to select from for the rows of one customer: only the stretches in which they lie, where those are known. */
export function customerRows(
  reader: Pick<Reader, 'relations' | 'placesOf'>,
  { id, bindings }: OfCustomer,
): (relation: string) => string {
  const customer = bindings.put(id)
  return (name) => {
    const { sql } = requireRelation(reader, name)
    const places = reader.placesOf(name)
    if (places === null) return `(select * from ${sql} where customer_id = ${customer})`
    // A plain comparison would be looked up first, in the whole relation.
    const stretch = (first: number, last: number): string =>
      `select * from ${sql} where rowid between ${bindings.put(first)} and ${bindings.put(last)} and concat(customer_id) = ${customer}`
    const ranges = places.rangesOf(id)
    const stretches = ranges.map(([first, last]) => stretch(first, last))
    return `(${stretches.length === 0 ? stretch(-1, -1) : stretches.join(' union all ')})`
  }
}
