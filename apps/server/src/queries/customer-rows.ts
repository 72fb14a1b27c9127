import type { Bindings } from '../sql/bindings.ts'
import type { Range } from '../version/places.ts'
import type { Reader } from '../version/reader.ts'
import { requireRelation } from './columns.ts'

interface OfCustomer {
  readonly id: string
  readonly bindings: Bindings
}

/**
 * More rows than a customer has of anything. Conditions from outside are looked at after it: within the stretches,
 * not in the whole relation.
 */
const all = 'limit 1000000000'

/** What to select from for the rows of one customer: only the stretches in which they lie, where those are known. */
export function customerRows(
  reader: Pick<Reader, 'relations' | 'placesOf'>,
  { id, bindings }: OfCustomer,
): (relation: string) => string {
  let customer: string | null = null
  const own = (): string => (customer ??= bindings.put(id))
  return (name) => {
    const { sql } = requireRelation(reader, name)
    const place = reader.placesOf(name)?.of(id)
    if (place === undefined || place.ranges === null)
      return `(select * from ${sql} where customer_id = ${own()})`
    if (place.ranges.length === 0) return `(select * from ${sql} where false)`
    // A plain comparison would be looked up first, in the whole relation.
    const whose = place.isShared ? ` and concat(customer_id) = ${own()}` : ''
    const stretches = place.ranges.map(
      ([first, last]: Range) =>
        `select * from ${sql} where rowid between ${bindings.put(first)} and ${bindings.put(last)}${whose}`,
    )
    return stretches.length === 1
      ? `(${stretches[0]} ${all})`
      : `(select * from (${stretches.join(' union all ')}) ${all})`
  }
}
